extern alias generators;
using generators::GoRpc.Generators.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GoRpc.Generators.Tests.Emit;

/// <summary>Runs the generator over source.</summary>
internal static class Generation
{
    /// <summary>The files that are generated for a compilation.</summary>
    public static IReadOnlyList<GeneratedSourceResult> Of(Compilation compilation) => Driver().RunGenerators(compilation).GetRunResult().Results.Single() switch
    {
        { Exception: { } exception } => throw exception,
        var result => result.GeneratedSources,
    };

    /// <summary>A compilation with the files that are generated for it.</summary>
    public static Compilation Complete(Compilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out var completed, out _);
        return completed;
    }

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new ContractGenerator().AsSourceGenerator()],
        parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
