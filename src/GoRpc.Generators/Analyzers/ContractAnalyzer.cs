using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GoRpc.Generators.Analyzers;

/// <summary>Shows the faults of contracts where they are written, in the words of the check at run time, and hints besides.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.All;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (!Switches.AreContractsCompiled(start.Compilation, start.Options.AnalyzerConfigOptionsProvider))
            {
                return;
            }

            // Contracts lead from type to type, so they are read once for all, and each type reports what is found in it.
            var found = new Lazy<FoundDiagnostics>(() => FoundDiagnostics.Of(start.Compilation, start.CancellationToken));
            start.RegisterSymbolAction(symbol => found.Value.Report((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic), SymbolKind.NamedType);
        });
    }
}
