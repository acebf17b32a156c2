using GoRpc.Outages.Hosts;
using GoRpc.Outages.Load;
using GoRpc.Outages.Running;
using GoRpc.Outages.Statistics;

namespace GoRpc.Outages.Scenarios;

internal sealed class SlowScenario : Scenario
{
    private const int SlowMilliseconds = 60;

    public override string Name => "slow";

    public override string Description => "One of three endpoints answers in 60 ms instead of 4 ms.";

    public override int? BadHost => 0;

    public override ILoad CreateLoad() => new ClosedLoad(Callers);

    public override Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.Fleet.Set(HostSetting.LatencyMilliseconds, SlowMilliseconds, BadHost);
        stage.FaultBegins("one is slow");
        stage.RecoveryBegins();
        return Task.CompletedTask;
    }

    public override IEnumerable<KeyValuePair<string, double>> ExtraOf(RunData data)
    {
        var healthy = data.Measured.Where(call => call.IsOk && call.Host != BadHost).Select(call => call.Seconds * 1000);
        yield return new(ExtraNames.HealthyP95, Percentile.Of(healthy, 0.95) ?? 0);
    }
}
