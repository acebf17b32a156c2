using System.Collections.Concurrent;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts;

/// <summary>Builds the contract model of an interface by reflection. Safe for threads.</summary>
internal static class ContractReader
{
    private static readonly ConcurrentDictionary<ContractOptions, ContractCatalog> Catalogs = new();

    /// <summary>The contract of an interface; the same instance for the same interface and equal options.</summary>
    /// <exception cref="ContractException">The contract has faults; the exception lists all of them.</exception>
    public static ServiceContract Read(Type type, ContractOptions options) => CatalogOf(options).Service(type);

    /// <summary>The contract of one message; the same instance as in the services that were read with equal options.</summary>
    /// <exception cref="ContractException">The type is no message, or has faults; the exception lists all of them.</exception>
    public static MessageContract ReadMessage(Type type, ContractOptions options) => CatalogOf(options).Message(type);

    private static ContractCatalog CatalogOf(ContractOptions options) => Catalogs.GetOrAdd(options, static key => new ContractCatalog(key));
}
