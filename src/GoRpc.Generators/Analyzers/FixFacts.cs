using System.Collections.Immutable;
using GoRpc.Contracts;
using GoRpc.Contracts.Checks;

namespace GoRpc.Generators.Analyzers;

/// <summary>What a code fix has to know that the source around a diagnostic does not say.</summary>
internal static class FixFacts
{
    private static readonly HashSet<string> OfNumbers = ["GORPC120", "GORPC121", "GORPC122", "GORPC123", "GORPC124", "GORPC125", "GORPC126"];
    private static readonly HashSet<string> OfInheritance = ["GORPC180", "GORPC302"];

    /// <summary>The next free number of the type that needs one, as "Number".</summary>
    public static ImmutableDictionary<string, string?> Of(ContractFault fault) =>
        fault.Subject?.Declaration is Type type && NumberedBy(fault.Id, type) is { } numbered
            ? ImmutableDictionary<string, string?>.Empty.Add("Number", NumberChecks.NextFree(numbered).ToString())
            : ImmutableDictionary<string, string?>.Empty;

    private static Type? NumberedBy(string id, Type type) =>
        OfNumbers.Contains(id) ? type
        : OfInheritance.Contains(id) ? type.BaseType
        : null;
}
