extern alias generators;
using GoRpc.Contracts;
using GoRpc.Contracts.Reading;
using SymbolContracts = generators::GoRpc.Contracts;
using SymbolReading = generators::GoRpc.Contracts.Reading;
using Symbols = generators::GoRpc.Generators.Symbols;

namespace GoRpc.Generators.Tests.Reading;

/// <summary>One type read both ways: what was found, as text.</summary>
internal static class Readings
{
    public static string ByReflection(Type type, ContractOptions options)
    {
        var reading = new ContractReading(options, new Dictionary<MessageKey, MessageContract>(), new Dictionary<Type, EnumContract>());
        object? contract = type.IsInterface ? new ServiceReader(reading).Read(type) : reading.Messages.ReadAlone(type);
        reading.Complete();
        return Text(contract, reading.Faults);
    }

    public static string BySymbols(Symbols.Type type, ContractOptions options)
    {
        var reading = new SymbolReading.ContractReading(
            new SymbolContracts.ContractOptions { DefaultCompatibilityLevel = (generators::ProtoBuf.CompatibilityLevel)(int)options.DefaultCompatibilityLevel },
            new Dictionary<SymbolReading.MessageKey, SymbolContracts.MessageContract>(),
            new Dictionary<Symbols.Type, SymbolContracts.EnumContract>());
        object? contract = type.IsInterface ? new SymbolReading.ServiceReader(reading).Read(type) : reading.Messages.ReadAlone(type);
        reading.Complete();
        return Text(contract, reading.Faults);
    }

    private static string Text(object? contract, IEnumerable<object> faults) => string.Join('\n', faults) + "\n" + (faults.Any() ? "" : Dump.Of(contract));
}
