using GoRpc.Contracts;

namespace GoRpc.Generators.Hints;

/// <summary>What a sound contract could say better. Worded as faults are, for the same readers.</summary>
internal static class ContractHints
{
    public static IEnumerable<ContractFault> Of(ServiceReading service, SymbolContext context, CancellationToken cancellationToken) =>
    [
        .. RunTimeHints.Of(service, context),
        .. service.Contract is { } contract
            ? [.. SynchronousHints.Of(contract), .. DateTimeHints.Of(contract), .. InitializerHints.Of(contract, context, cancellationToken), .. DerivedTypeHints.Of(contract)]
            : Array.Empty<ContractFault>(),
    ];
}
