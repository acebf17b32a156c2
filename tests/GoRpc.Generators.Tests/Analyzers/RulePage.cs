using System.Text.RegularExpressions;
using GoRpc.Tests.Shared;

namespace GoRpc.Generators.Tests.Analyzers;

/// <summary>The page of a rule: its title and its two examples.</summary>
internal sealed partial record RulePage(string Id, string Title, string Wrong, string Right)
{
    private const string Folder = "docs/analyzers";

    public static IReadOnlyList<string> Ids { get; } =
        [.. Repository.Files(Folder, "GORPC*.md").Select(file => Path.GetFileNameWithoutExtension(file))];

    public static RulePage Read(string id)
    {
        var page = Page().Match(File.ReadAllText(Repository.PathOf($"{Folder}/{id}.md")).ReplaceLineEndings("\n"));
        Assert.True(page.Success, $"{id}.md is no page with title, cause, fix, and an example of each kind.");
        return new RulePage(page.Groups["id"].Value, page.Groups["title"].Value, page.Groups["wrong"].Value, page.Groups["right"].Value);
    }

    [GeneratedRegex(
        "^# (?<id>GORPC[0-9]{3}): (?<title>.+)\n\n\\*\\*Cause\\.\\*\\* .+\n\n\\*\\*Fix\\.\\*\\* .+\n\nWrong:\n\n```csharp\n(?<wrong>[^`]*)```\n\nRight:\n\n```csharp\n(?<right>[^`]*)```\n$")]
    private static partial Regex Page();
}
