using GoRpc.Outages.Running;
using GoRpc.Outages.Scenarios;
using GoRpc.Outages.Targets;
using GoRpc.Outages.Tests.Running;

namespace GoRpc.Outages.Tests.Targets;

public sealed class TargetCatalogTests
{
    [Fact]
    public void Judge_Slow_ComparesWithRoundRobinAndHealthyEndpoints()
    {
        var verdicts = TargetCatalog.Judge(
        [
            Results.Of("slow", "gorpc") with
            {
                Calls = 40_000,
                BadEndpointSharePercent = 3.01,
                P95Milliseconds = 10,
                Extra = new Dictionary<string, double> { [ExtraNames.HealthyP95] = 5 },
            },
            Results.Of("slow", "round_robin") with { Calls = 10_000 },
        ]);

        Assert.Equal(
            [("3.01 %", false), ("2.00 ×", true), ("4.00 ×", true), ("0", true)],
            verdicts.Select(verdict => (verdict.Measured, verdict.IsReached)));
    }

    [Fact]
    public void Judge_NothingToCompareWith_LeavesTheTargetOut() =>
        Assert.DoesNotContain(TargetCatalog.Judge([Results.Of("slow", "gorpc")]), verdict => verdict.Target.Contains("round_robin", StringComparison.Ordinal));

    [Fact]
    public void Judge_NeverRecovered_IsMissed()
    {
        var verdict = TargetCatalog.Judge([Results.Of("outage", "gorpc") with { RecoverySeconds = null }]).Single(verdict => verdict.Target.Contains("goodput", StringComparison.Ordinal));

        Assert.Equal(("none", false), (verdict.Measured, verdict.IsReached));
    }

    [Fact]
    public void Judge_ExecutedTwice_IsMissedInEveryScenario() =>
        Assert.All(ScenarioCatalog.Names, name => Assert.Contains(
            TargetCatalog.Judge([Results.Of(name, "gorpc") with { ExecutedTwice = 1 }]), verdict => verdict.Measured == "1" && !verdict.IsReached));

    [Fact]
    public void Judge_OtherStacks_HaveNoTargets() => Assert.Empty(TargetCatalog.Judge([Results.Of("failing", "round_robin")]));
}
