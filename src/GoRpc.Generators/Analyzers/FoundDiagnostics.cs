using GoRpc.Contracts;
using GoRpc.Generators.Hints;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Analyzers;

/// <summary>Everything to say about the contracts of a compilation, by the type that it is said about.</summary>
internal sealed class FoundDiagnostics
{
    private readonly ILookup<INamedTypeSymbol, Diagnostic> _diagnostics;

    private FoundDiagnostics(IEnumerable<(INamedTypeSymbol Type, Diagnostic Diagnostic)> diagnostics) =>
        _diagnostics = diagnostics.ToLookup<(INamedTypeSymbol Type, Diagnostic Diagnostic), INamedTypeSymbol, Diagnostic>(
            found => found.Type, found => found.Diagnostic, SymbolEqualityComparer.Default);

    public static FoundDiagnostics Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var context = new SymbolContext(compilation);
        var found = new List<(INamedTypeSymbol, Diagnostic)>();
        var known = new HashSet<(string, ISymbol)>();
        foreach (var service in ContractCompilation.Read(context, new ContractOptions(), cancellationToken))
        {
            foreach (var fault in service.Faults.Where(IsOurs).Concat(ContractHints.Of(service, context, cancellationToken)))
            {
                // Several services may lead to one type; it is said once what is wrong with it.
                var place = Places.Find(fault, service.Interface, compilation);
                if (Rules.Find(fault.Id) is { } rule && known.Add((fault.Id, place)))
                {
                    found.Add((Places.OwnerOf(place), Diagnostic.Create(rule, place.Locations[0], FixFacts.Of(fault), MessageOf(fault))));
                }
            }
        }

        return new FoundDiagnostics(found);
    }

    public void Report(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        foreach (var diagnostic in _diagnostics[type])
        {
            report(diagnostic);
        }
    }

    // What the compiler can't find it reports itself.
    private static bool IsOurs(ContractFault fault) => fault.Subject?.Declaration is not Type { Symbol.TypeKind: TypeKind.Error };

    private static string MessageOf(ContractFault fault) => $"{fault.Where} {fault.Found}. {fault.Expected}. {fault.Fix}.";
}
