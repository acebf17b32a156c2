using System.Text.RegularExpressions;
using GoRpc.Generators.Tests.Analyzers;
using GoRpc.Tests.Shared;

namespace GoRpc.Generators.Tests.CodeFixes;

/// <summary>The fixes that the pages of rules promise.</summary>
public sealed partial class RulePageTests
{
    public static TheoryData<string> Fixable => [.. Titles().Keys];

    [Fact]
    public void Fixes_OfTheAssembly_AreThoseOfTheIndex() =>
        Assert.Equal(Titles().Keys, Fixes.All.SelectMany(fix => fix.FixableDiagnosticIds).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Fixable))]
    public async Task Fix_OfTheWrongExample_LeavesNothingToSay(string id)
    {
        var page = RulePage.Read(id);

        var (title, source) = Assert.NotNull(await Fixes.ApplyAsync(page.Wrong, id));

        Assert.Equal(Titles()[id], title);
        Assert.Contains($"*{title}*", await File.ReadAllTextAsync(Repository.PathOf($"docs/analyzers/{id}.md")), StringComparison.Ordinal);
        Assert.DoesNotContain(id, (await Diagnostics.OfAsync(source)).Select(diagnostic => diagnostic.Id));
    }

    private static SortedDictionary<string, string> Titles() => new(
        Row().Matches(File.ReadAllText(Repository.PathOf("docs/analyzers/README.md"))).ToDictionary(row => row.Groups["id"].Value, row => row.Groups["fix"].Value),
        StringComparer.Ordinal);

    [GeneratedRegex(@"^\| \[(?<id>GORPC\d{3})\]\(\k<id>\.md\) \| \w+ \| .+? \| (?<fix>[^|]+?) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
