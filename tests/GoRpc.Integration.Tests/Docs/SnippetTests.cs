namespace GoRpc.Integration.Tests.Docs;

/// <summary>The C# in the docs is real: each block compiles against the libraries as they are.</summary>
public sealed class SnippetTests
{
    private const string Language = "csharp";

    public static TheoryData<string, int> Snippets
    {
        get
        {
            var snippets = new TheoryData<string, int>();
            // The examples of rules are compiled, and judged, with the analyzer.
            foreach (var path in MarkdownFile.All.Where(path => !path.StartsWith("docs/analyzers/GORPC", StringComparison.Ordinal)))
            {
                foreach (var block in MarkdownFile.Read(path).Blocks.Where(block => block.Language == Language))
                {
                    snippets.Add(path, block.Line);
                }
            }

            return snippets;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_OfTheDocs_Compiles(string path, int line)
    {
        var blocks = MarkdownFile.Read(path).Blocks.Where(block => block.Language == Language).ToList();
        var snippet = blocks.Single(block => block.Line == line);
        // What stands above is what a reader has in mind; what stands below may still have to be shown.
        var others = blocks.Where(block => block.Line < line).Reverse().Concat(blocks.Where(block => block.Line > line));

        var errors = SnippetCompiler.Compile(snippet, [.. others]);

        Assert.True(errors.Count == 0, $"{path}:{line} does not compile:\n{string.Join('\n', errors)}");
    }
}
