using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Docs;

/// <summary>A document of the repository, cut into what tests look at.</summary>
internal sealed class MarkdownFile
{
    private MarkdownFile(string path)
    {
        Path = path;
        Lines = File.ReadAllLines(Repository.PathOf(path));
        Blocks = [.. FindBlocks(Lines)];
    }

    /// <summary>README.md, CHANGELOG.md and everything in docs.</summary>
    public static IEnumerable<string> All { get; } = ["README.md", "CHANGELOG.md", .. Repository.Files("docs", "*.md")];

    /// <summary>The path from the root of the repository.</summary>
    public string Path { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>The fenced blocks in order.</summary>
    public IReadOnlyList<CodeBlock> Blocks { get; }

    public static MarkdownFile Read(string path) => new(path);

    private static IEnumerable<CodeBlock> FindBlocks(IReadOnlyList<string> lines)
    {
        var heading = "";
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (line.StartsWith('#'))
            {
                heading = line.TrimStart('#', ' ');
            }

            var fence = line.TrimStart();
            if (!fence.StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var indent = line.Length - fence.Length;
            var first = index + 1;
            for (index++; index < lines.Count && lines[index].Trim() != "```"; index++)
            {
            }

            var text = string.Join('\n', lines.Skip(first).Take(index - first).Select(inner => inner.Length > indent ? inner[indent..] : inner.TrimStart()));
            // What stands right above a block may name the file that the block is.
            var title = lines.Take(first - 1).LastOrDefault(above => above.Trim().Length > 0) ?? "";
            yield return new CodeBlock(fence[3..].Trim(), heading, title, first, text);
        }
    }
}
