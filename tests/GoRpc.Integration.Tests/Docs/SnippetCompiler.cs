using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GoRpc.Integration.Tests.Docs;

/// <summary>
/// Compiles the C# of a document against the libraries of this repository. A block is a whole file, or statements, or both; it
/// sees the types of the other blocks, the nearest one where a type is shown twice, and the variables of <see cref="Ambient"/>.
/// </summary>
internal static class SnippetCompiler
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Runtime.CompilerServices;
        global using System.Runtime.Serialization;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using GoRpc;
        global using Grpc.Core;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Server.Kestrel.Core;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        global using ProtoBuf;
        global using ProtoBuf.Grpc;
        global using ProtoBuf.Grpc.Configuration;
        """;

    // Left out where a document has contracts of its own that are named like those of the demo.
    private const string DemoUsing = "global using GoRpc.Demo;";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    // Everything that these tests run on: the framework, ASP.NET Core, the packages, GoRpc and these tests themselves.
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The errors of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="others">The other C# blocks of its document, the nearest first.</param>
    public static IReadOnlyList<string> Compile(CodeBlock block, IReadOnlyCollection<CodeBlock> others)
    {
        var root = Parse(block);
        var own = TypeNames(root).ToHashSet();
        var usings = others.Select(Parse).SelectMany(TypeNames).Concat(own).Any(IsDemoType) ? Usings : $"{Usings}\n{DemoUsing}";
        var snippet = ToTree(Wrap(root));
        var context = others.Select(Parse)
            // A type that is shown twice, first plainly and then in full, is the one that stands nearest.
            .Select(other => Keep(other, type => own.Add(type.Identifier.Text)))
            .Append(CSharpSyntaxTree.ParseText(usings, Parsing).GetCompilationUnitRoot())
            .Select(ToTree)
            .ToList();

        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        return
        [
            .. CSharpCompilation.Create("Snippet", [snippet, .. context], References, options).GetDiagnostics()
                // A class elsewhere may implement an interface that is shown in another form.
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree == snippet)
                .Select(diagnostic => diagnostic.GetMessage(null)),
        ];
    }

    private static SyntaxTree ToTree(CompilationUnitSyntax unit) => CSharpSyntaxTree.ParseText(unit.ToFullString(), Parsing);

    private static CompilationUnitSyntax Parse(CodeBlock block) => CSharpSyntaxTree.ParseText(block.Text, Parsing).GetCompilationUnitRoot();

    private static bool IsDemoType(string name) => typeof(Demo.ICalculator).Assembly.GetType($"GoRpc.Demo.{name}") is not null;

    private static IEnumerable<string> TypeNames(CompilationUnitSyntax unit) => Types(unit).Select(type => type.Identifier.Text);

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(CompilationUnitSyntax unit) =>
        unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>();

    private static CompilationUnitSyntax Keep(CompilationUnitSyntax unit, Func<BaseTypeDeclarationSyntax, bool> isKept)
    {
        var dropped = unit.Members.OfType<GlobalStatementSyntax>().Cast<SyntaxNode>().Concat(Types(unit).Where(type => !isKept(type))).ToList();
        return unit.RemoveNodes(dropped, SyntaxRemoveOptions.KeepNoTrivia)!.WithAttributeLists([]);
    }

    // Statements move into a method, where the ambient variables are in reach and may be hidden by declared ones.
    private static CompilationUnitSyntax Wrap(CompilationUnitSyntax unit)
    {
        var statements = unit.Members.OfType<GlobalStatementSyntax>().ToList();
        if (statements.Count == 0)
        {
            return unit;
        }

        var method = $"internal sealed class Snippet : GoRpc.Integration.Tests.Docs.Ambient\n{{\nprivate static async Task RunAsync()\n{{\n{string.Concat(statements.Select(statement => statement.ToFullString()))}\nawait Task.CompletedTask;\n}}\n}}\n";
        var rest = unit.RemoveNodes(statements, SyntaxRemoveOptions.KeepNoTrivia)!;
        return CSharpSyntaxTree.ParseText(rest.ToFullString() + "\n" + method, Parsing).GetCompilationUnitRoot();
    }
}
