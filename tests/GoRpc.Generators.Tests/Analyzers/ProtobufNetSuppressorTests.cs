extern alias generators;

using System.Collections.Immutable;
using generators::GoRpc.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GoRpc.Generators.Tests.Analyzers;

/// <summary>protobuf-net's warnings are quiet for what GoRpc compiles, and for nothing else.</summary>
public sealed class ProtobufNetSuppressorTests
{
    private const string Source =
        """
        namespace Shop;

        [Service] public interface ICompiled { Task M(Carried carried); }
        [Service] public interface IGeneric<T> { Task M(T item); }
        [DataContract] public class Carried { [DataMember(Order = 1)] public Inner? Inner { get; set; } }
        [DataContract] public class Inner { [DataMember(Order = 1)] public Size Size { get; set; } }
        [DataContract] public class Alone { [DataMember(Order = 1)] public int Number { get; set; } }
        public enum Size { Small }
        """;

    [Fact]
    public async Task Suppress_Warnings_AreThoseOfCompiledContracts()
    {
        var diagnostics = await Diagnostics.OfAsync(Diagnostics.Compile(Source), [new Stranger(DiagnosticSeverity.Warning), new ProtobufNetSuppressor()]);

        Assert.Equal(["Carried", "ICompiled", "Inner", "Size"], Names(diagnostics.Where(diagnostic => diagnostic.IsSuppressed)));
        Assert.Equal(["Alone", "IGeneric"], Names(diagnostics.Where(diagnostic => !diagnostic.IsSuppressed)));
    }

    [Fact]
    public async Task Suppress_ProjectThatDoesNotCompileContracts_IsLeftAlone()
    {
        var diagnostics = await Diagnostics.OfAsync(
            Diagnostics.Compile(Source), [new Stranger(DiagnosticSeverity.Warning), new ProtobufNetSuppressor()], ("GoRpcCompileContracts", "false"));

        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.IsSuppressed);
    }

    // This is why the package turns such rules off by NoWarn.
    [Fact]
    public async Task Suppress_RulesThatAreErrorsByDefault_CanNotBe()
    {
        var diagnostics = await Diagnostics.OfAsync(Diagnostics.Compile(Source), [new Stranger(DiagnosticSeverity.Error), new ProtobufNetSuppressor()]);

        Assert.NotEmpty(diagnostics);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.IsSuppressed);
    }

    private static IEnumerable<string> Names(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal);

    /// <summary>Says something of every type, as a rule of protobuf-net.</summary>
#pragma warning disable RS1001, RS2008 // It is made here and loaded by no compiler.
    private sealed class Stranger(DiagnosticSeverity severity) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new("PBN2008", "A stranger's rule", "{0}", "Strangers", severity, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(symbol => symbol.ReportDiagnostic(Diagnostic.Create(_rule, symbol.Symbol.Locations[0], symbol.Symbol.Name)), SymbolKind.NamedType);
        }
    }
#pragma warning restore RS1001, RS2008
}
