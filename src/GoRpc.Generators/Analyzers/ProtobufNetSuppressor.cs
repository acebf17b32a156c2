using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GoRpc.Generators.Analyzers;

/// <summary>
/// Keeps protobuf-net's own rules quiet where GoRpc compiles the contract: they ask for what GoRpc does not need, or refuses. Only
/// rules that warn can be suppressed for some types; those that are errors by default the package turns off by NoWarn.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProtobufNetSuppressor : DiagnosticSuppressor
{
    private const string OwnRule = "GoRpc compiles this contract and has a rule of its own.";
    private const string OwnSerializer = "GoRpc compiles what carries this contract; nothing is built by reflection.";
    private const string OwnLevel = "A contract that GoRpc compiles is at level 300 where it says nothing.";
    private const string OwnPresence = "In a contract that GoRpc compiles only zero and empty are left out, whatever [DefaultValue] says.";

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
    [
        Of("PBN0013", OwnRule), Of("PBN0014", OwnRule), Of("PBN0016", OwnLevel),
        Of("PBN0020", OwnPresence), Of("PBN0021", OwnPresence), Of("PBN0022", OwnPresence),
        Of("PBN0024", OwnPresence), Of("PBN0025", OwnPresence), Of("PBN0026", OwnPresence),
        Of("PBN2008", OwnRule), Of("PBN2009", OwnRule), Of("PBN3012", OwnSerializer),
    ];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (!Switches.AreContractsCompiled(context.Compilation, context.Options.AnalyzerConfigOptionsProvider))
        {
            return;
        }

        var services = ContractCompilation.Read(context.Compilation, context.CancellationToken);
        var compiled = new HashSet<ISymbol>(services.SelectMany(TypesOf), SymbolEqualityComparer.Default);
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (TypeAt(diagnostic.Location, context) is { } type && compiled.Contains(type) && SupportedSuppressions.FirstOrDefault(candidate => candidate.SuppressedDiagnosticId == diagnostic.Id) is { } suppression)
            {
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }
    }

    private static IEnumerable<ISymbol> TypesOf(ServiceReading service) =>
        service.Contract is not { } contract ? [service.Interface] :
        [
            service.Interface,
            .. contract.Messages.Select(message => message.Type).OfType<Type>().Concat(contract.Enums.Select(found => found.Type)).Select(type => type.Symbol.OriginalDefinition),
        ];

    private static INamedTypeSymbol? TypeAt(Location location, SuppressionAnalysisContext context)
    {
        if (location.SourceTree is not { } tree)
        {
            return null;
        }

        var symbol = context.GetSemanticModel(tree).GetEnclosingSymbol(location.SourceSpan.Start, context.CancellationToken);
        for (var node = tree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan); node is not null; node = node.Parent)
        {
            if (context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is { } declared)
            {
                symbol = declared;
                break;
            }
        }

        return symbol as INamedTypeSymbol ?? symbol?.ContainingType;
    }

    private static SuppressionDescriptor Of(string id, string reason) => new($"GORPC{id}", id, reason);
}
