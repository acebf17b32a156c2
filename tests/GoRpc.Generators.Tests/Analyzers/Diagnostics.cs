extern alias generators;

using System.Collections.Immutable;
using generators::GoRpc.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GoRpc.Generators.Tests.Analyzers;

/// <summary>What the analyzer says of a source.</summary>
internal static class Diagnostics
{
    private const string Usings =
        """
        global using GoRpc;
        global using Grpc.Core;
        global using ProtoBuf;
        global using ProtoBuf.Grpc;
        global using ProtoBuf.Grpc.Configuration;
        global using System.Runtime.Serialization;
        """;

    /// <summary>The source as a compilation without errors, with the namespaces at hand that contracts use.</summary>
    public static CSharpCompilation Compile(string source)
    {
        var compilation = Parse(source);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));
        return compilation;
    }

    /// <summary>The source as a compilation, whatever the compiler says of it.</summary>
    public static CSharpCompilation Parse(string source, string assembly = "Shop") => Source.Compile(assembly, source, Usings);

    public static Task<IReadOnlyList<Diagnostic>> OfAsync(string source, params (string Name, string Value)[] properties) =>
        OfAsync(Compile(source), [new ContractAnalyzer(), new UndeclaredFaultAnalyzer()], properties);

    /// <summary>What analyzers say of a compilation, in the order of the source; what is suppressed is among it.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> OfAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, params (string Name, string Value)[] properties)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new BuildProperties(properties)), onAnalyzerException: null, concurrentAnalysis: true,
            logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var diagnostics = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private sealed class BuildProperties((string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToImmutableDictionary(property => $"build_property.{property.Name}", property => property.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
