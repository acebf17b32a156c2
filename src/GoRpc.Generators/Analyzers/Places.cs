using GoRpc.Contracts;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Analyzers;

/// <summary>Where in the source a fault is shown.</summary>
internal static class Places
{
    /// <summary>What the fault is about, or where the contract comes to it, or the interface: the first that lies in the source.</summary>
    public static ISymbol Find(ContractFault fault, INamedTypeSymbol service, Compilation compilation) =>
        SymbolsOf(fault.Subject).FirstOrDefault(symbol => IsSource(symbol, compilation)) ?? service;

    public static INamedTypeSymbol OwnerOf(ISymbol place) => (place as INamedTypeSymbol ?? place.ContainingType).OriginalDefinition;

    private static IEnumerable<ISymbol> SymbolsOf(FaultSubject? subject)
    {
        if (subject?.Declaration is Type type)
        {
            if (subject.Member is { } member && type.Symbol.GetMembers(member).FirstOrDefault() is { } declared)
            {
                yield return declared.OriginalDefinition;
            }

            yield return type.Symbol.OriginalDefinition;
        }

        if (subject?.Declaration is ParameterInfo parameter)
        {
            yield return parameter.Symbol.OriginalDefinition;
        }

        if ((subject?.Declaration as MethodInfo ?? subject?.UsedBy) is { } method)
        {
            yield return method.Symbol.OriginalDefinition;
        }
    }

    private static bool IsSource(ISymbol symbol, Compilation compilation) =>
        symbol.Locations.Any(location => location.IsInSource && compilation.ContainsSyntaxTree(location.SourceTree)) && !symbol.Locations.IsEmpty;
}
