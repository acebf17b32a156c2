extern alias generators;

using System.Text.RegularExpressions;
using generators::GoRpc.Generators.Analyzers;
using GoRpc.Tests.Shared;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Tests.Analyzers;

/// <summary>Rules, pages, index and release notes say the same, and every example does what its page says.</summary>
public sealed partial class RulePageTests
{
    public static TheoryData<string> Pages => [.. RulePage.Ids];

    [Fact]
    public void Rules_OfTheAnalyzer_HaveAPageEach()
    {
        Assert.Equal(Rules.All.Select(rule => rule.Id), RulePage.Ids);
        Assert.All(Rules.All, rule => Assert.EndsWith($"/docs/analyzers/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_OfEachRule_HasItsTitle(string id)
    {
        var page = RulePage.Read(id);

        Assert.Equal(id, page.Id);
        Assert.Equal(Rules.Find(id)!.Title.ToString(), Plain(page.Title));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Analyze_WrongExample_FindsTheRuleAndNoOther(string id)
    {
        var diagnostics = await Diagnostics.OfAsync(RulePage.Read(id).Wrong);

        Assert.Equal([id], diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.True(diagnostics[0].Location.IsInSource);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Analyze_RightExample_FindsNothing(string id) => Assert.Empty(await Diagnostics.OfAsync(RulePage.Read(id).Right));

    [Fact]
    public void Index_OfThePages_ListsEachRuleWithItsSeverity()
    {
        var rows = Row().Matches(File.ReadAllText(Repository.PathOf("docs/analyzers/README.md")))
            .Select(row => (row.Groups["id"].Value, row.Groups["severity"].Value, Plain(row.Groups["title"].Value)));

        Assert.Equal(Rules.All.Select(rule => (rule.Id, rule.DefaultSeverity.ToString().ToLowerInvariant(), rule.Title.ToString())), rows);
    }

    [Fact]
    public void ReleaseNotes_OfTheAnalyzer_ListEachRule()
    {
        var rows = new[] { "Shipped", "Unshipped" }
            .SelectMany(state => Released().Matches(File.ReadAllText(Repository.PathOf($"src/GoRpc.Generators/AnalyzerReleases.{state}.md"))))
            .Select(row => (row.Groups["id"].Value, row.Groups["category"].Value, row.Groups["severity"].Value, row.Groups["title"].Value));

        Assert.Equal(Rules.All.Select(rule => (rule.Id, rule.Category, rule.DefaultSeverity.ToString(), rule.Title.ToString())), rows);
    }

    // What the reading finds and the analyzer leaves out needs a run: see the comment of Rules.
    [Fact]
    public void Rules_OfTheAnalyzer_AreAllFaultsOfTheReadingButFour()
    {
        var written = Repository.Files("src/GoRpc/Contracts/Checks", "*Faults.cs")
            .SelectMany(file => FaultId().Matches(File.ReadAllText(Repository.PathOf(file)))).Select(match => match.Groups["id"].Value);

        Assert.Equal(
            ["GORPC001", "GORPC002", "GORPC003", "GORPC190"],
            written.Except(Rules.All.Select(rule => rule.Id)).Order(StringComparer.Ordinal));
    }

    private static string Plain(string title)
    {
        var text = title.Replace("`", "", StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    [GeneratedRegex(@"^\| \[(?<id>GORPC\d{3})\]\(\k<id>\.md\) \| (?<severity>\w+) \| (?<title>.+?) \| .*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^(?<id>GORPC\d{3}) \| (?<category>\S+) \| (?<severity>\w+) \| (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Released();

    [GeneratedRegex("\"(?<id>GORPC[0-9]{3})\"")]
    private static partial Regex FaultId();
}
