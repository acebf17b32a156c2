using System.Text.RegularExpressions;
using GoRpc.Integration.Tests.Processes;

namespace GoRpc.Integration.Tests.Aot;

/// <summary>A host and a client that are compiled ahead of time, as docs/native-aot.md says.</summary>
[Trait("Category", "Long")]
public sealed partial class AotTests(PublishedPrograms programs) : IClassFixture<PublishedPrograms>
{
    [Theory]
    [InlineData("Aot.Host")]
    [InlineData("Aot.Client")]
    public async Task Publish_OfGeneratedContracts_WarnsOfNothing(string program)
    {
        NativeCompiler.Require();

        var published = await programs.PublishAsync(program);

        Assert.DoesNotMatch(Warning(), published.Log);
    }

    [Fact]
    public async Task Call_OfEachKind_GivesWhatTheSameProgramGivesUnderTheJit()
    {
        NativeCompiler.Require();
        var hostProgram = await programs.PublishAsync("Aot.Host");
        var clientProgram = await programs.PublishAsync("Aot.Client");

        await using var host = RunningProgram.Start(hostProgram.Executable, ["0"]);
        var address = (await host.LineAsync(Listening())).Groups["address"].Value;
        var client = (await Command.RunAsync(clientProgram.Executable, [address], TimeSpan.FromMinutes(1))).Succeeded();

        Assert.Equal(
            """
            find: milk 4, nothing
            count: 3 0
            list: bread
            list: milk
            list: stamps
            fault: milk, AlreadyExists
            remove: 1
            echo: hello one
            echo: hello two
            total: 2
            json: {"title":"milk","at":"1970-01-01T00:00:00Z","tags":["shopping"],"votes":{"yes":4},"weight":"WEIGHT_HEAVY"} Heavy
            """,
            client.Output.Trim(),
            ignoreLineEndingDifferences: true);
    }

    [GeneratedRegex(@"^Listening on (?<address>http://\S+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"\bwarning\b", RegexOptions.IgnoreCase)]
    private static partial Regex Warning();
}
