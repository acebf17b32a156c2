using GoRpc.Outages.Hosts;
using GoRpc.Outages.Load;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class DeadlineChainScenario : Scenario
{
    private const int Last = 2;
    private const int SlowMilliseconds = 600;
    private const double SlowAt = 2;
    private const double WellAt = 5;
    private const double FailingAt = 6;
    private const double WellAgainAt = 9;
    private const int ChainCallsPerSecond = 150;

    public override string Name => "deadline_chain";

    public override string Description =>
        "A service calls a second one and that a third, within 300 ms. The third is too slow for that for 3 s, and later fails for 3 s. "
            + "Attempts per call are the requests at the third while it fails: each service that retries multiplies them.";

    public override double Seconds => 12;

    public override bool IsChain => true;

    public override TimeSpan? Deadline => TimeSpan.FromMilliseconds(300);

    public override ILoad CreateLoad() => new OpenLoad(ChainCallsPerSecond);

    public override CallMix MixOf(double scale) => new() { Kind = CallKind.Chain, PlaceEvery = 0, Hops = Last };

    public override async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        await stage.UntilAsync(SlowAt, cancellationToken);
        stage.FaultBegins("third is slow");
        stage.Fleet.Set(HostSetting.LatencyMilliseconds, SlowMilliseconds, Last);
        await stage.UntilAsync(WellAt, cancellationToken);
        stage.Fleet.Set(HostSetting.LatencyMilliseconds, stage.Fleet.Setting(HostSetting.LatencyMilliseconds, 0), Last);
        stage.FaultEnds();

        await stage.UntilAsync(FailingAt, cancellationToken);
        stage.FaultBegins("third fails");
        stage.Fleet.Set(HostSetting.FailuresPerThousand, 1000, Last);
        stage.AttemptsBegin();
        await stage.UntilAsync(WellAgainAt, cancellationToken);
        stage.AttemptsEnd();
        stage.Fleet.Set(HostSetting.FailuresPerThousand, 0, Last);
        stage.FaultEnds();
        stage.RecoveryBegins();
    }

    public override double? AttemptsPerCall(RunData data)
    {
        var (before, after) = data.Stage.AttemptsCounted;
        var (from, to) = data.Stage.AttemptsWindow!.Value;
        var calls = data.Measured.Count(call => call.Start >= from && call.Start < to);
        return calls == 0 ? null : (double)(after[Last] - before[Last]) / calls;
    }

    public override IEnumerable<KeyValuePair<string, double>> ExtraOf(RunData data)
    {
        yield return new(ExtraNames.LateWork, data.Fleet.Counted(HostCounter.Late).Sum());
        yield return new(ExtraNames.LongestWait, data.Measured.Select(call => call.Seconds * 1000).DefaultIfEmpty().Max());
    }
}
