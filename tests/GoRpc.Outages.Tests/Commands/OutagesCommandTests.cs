using GoRpc.Outages.Commands;
using GoRpc.Outages.Scenarios;
using GoRpc.Outages.Stacks;

namespace GoRpc.Outages.Tests.Commands;

public sealed class OutagesCommandTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--scenario slow --stack gorpc")]
    [InlineData("--scenario slow,failing rolling --stack round_robin gorpc --format TSV --quick")]
    [InlineData("--format html --output report.html --seconds 20")]
    [InlineData("proxy --target 5000 --delay 50 --jitter 10 --trickle 1000")]
    public void Parse_KnownNames_IsAccepted(string arguments) => Assert.Empty(OutagesCommand.Create().Parse(arguments).Errors);

    [Theory]
    [InlineData("--scenario slow,failing --stack gorpc", "slow failing")]
    [InlineData("--scenario slow, failing", "slow failing")]
    [InlineData("--scenario slow failing,rolling", "slow failing rolling")]
    [InlineData("--scenario slow --scenario failing", "slow failing")]
    public void Parse_NamesApartBySpacesOrCommas_AreAllTaken(string arguments, string names) =>
        Assert.Equal(names.Split(' '), OutagesCommand.Create().Parse(arguments).GetValue<IReadOnlyList<string>>("--scenario"));

    [Theory]
    [InlineData("--scenario quick", "--scenario has no 'quick'. Type one or more of: slow slow_tail failing")]
    [InlineData("--stack grpc", "--stack has no 'grpc'. Type one or more of: gorpc round_robin service_config http_resilience.")]
    [InlineData("--format xml", "Argument 'xml' not recognized.")]
    [InlineData("--seconds 1", "--seconds must be from 2 to 600.")]
    [InlineData("proxy", "Option '--target' is required.")]
    public void Parse_UnknownNames_SaysWhatToType(string arguments, string message) =>
        Assert.StartsWith(message, Assert.Single(OutagesCommand.Create().Parse(arguments).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void Catalogs_HaveWhatIsPromised()
    {
        Assert.Equal(
            ["slow", "slow_tail", "failing", "blackhole", "rolling", "outage", "overload", "pauses", "registry", "doubled", "deadline_chain", "quiet_stream"],
            ScenarioCatalog.Names);
        Assert.Equal(["gorpc", "round_robin", "service_config", "http_resilience"], StackCatalog.Names);
    }
}
