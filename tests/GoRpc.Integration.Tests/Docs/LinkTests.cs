using System.Text.RegularExpressions;
using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Docs;

/// <summary>What the docs point at is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Documents => [.. MarkdownFile.All];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfEachDocument_LeadToFiles(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var dead =
            from line in MarkdownFile.Read(path).Lines
            from Match link in Link().Matches(line)
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Exists(Path.Combine(folder, target))
            select target;

        Assert.Empty(dead);
    }

    // A file is named as code: `src/GoRpc.Client/GoRpcChannel.cs`.
    [Theory]
    [MemberData(nameof(Documents))]
    public void Files_NamedInEachDocument_Exist(string path)
    {
        var missing =
            from line in MarkdownFile.Read(path).Lines
            from Match name in RepositoryPath().Matches(line)
            where !Exists(name.Groups["path"].Value)
            select name.Groups["path"].Value;

        Assert.Empty(missing);
    }

    [Fact]
    public void Index_OfTheDocs_NamesEveryDocument()
    {
        var index = File.ReadAllText(Repository.PathOf("docs/README.md"));
        var documents = Repository.Files("docs", "*.md").Select(path => path["docs/".Length..])
            .Where(name => name != "README.md" && !name.Contains('/', StringComparison.Ordinal));

        Assert.All(documents, document => Assert.Contains($"({document})", index, StringComparison.Ordinal));
    }

    private static bool Exists(string path) => File.Exists(Repository.PathOf(path)) || Directory.Exists(Repository.PathOf(path));

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<path>(?:src|tests|contracts|samples|docs|eng|bench)/[\w./{}-]+)`")]
    private static partial Regex RepositoryPath();
}
