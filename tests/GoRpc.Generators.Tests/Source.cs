using System.Runtime.Loader;
using GoRpc.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GoRpc.Generators.Tests;

/// <summary>C# source, compiled in memory against what this process runs on.</summary>
internal static class Source
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Xunit;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is not ("GoRpc.Generators.dll" or "GoRpc.CodeFixes.dll"))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    public static CSharpCompilation Compile(string name, params string[] sources) => CSharpCompilation.Create(
        name,
        [.. sources.Append(ImplicitUsings).Select(source => CSharpSyntaxTree.ParseText(source, Language))],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>The source files of a folder of the repository, or one file of it.</summary>
    public static string[] Of(string place) =>
        [.. (place.EndsWith(".cs", StringComparison.Ordinal) ? [place] : Repository.Files(place, "*.cs")).Select(file => File.ReadAllText(Repository.PathOf(file)))];

    /// <summary>The assembly that the compiler makes, loaded beside all others; the runtime makes no proxies for the interfaces of a collectible one.</summary>
    public static System.Reflection.Assembly Load(Compilation compilation, bool isCollectible = true)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)));
        image.Position = 0;
        return new AssemblyLoadContext(compilation.AssemblyName, isCollectible).LoadFromStream(image);
    }
}
