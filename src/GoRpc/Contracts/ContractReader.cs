namespace GoRpc.Contracts;

/// <summary>Builds the contract model of an interface by reflection.</summary>
internal static class ContractReader
{
    /// <summary>The contract of an interface; the same instance for the same interface and options.</summary>
    /// <exception cref="ContractException">The contract has faults; the exception lists all of them.</exception>
    public static ServiceContract Read(Type type, ContractOptions options) =>
        throw new NotSupportedException($"Reading '{type}' with {options} is not built yet.");
}
