using GoRpc.Outages.Hosts;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class OverloadScenario : Scenario
{
    private const double OverAt = 7;
    private const int PushbackMilliseconds = 250;

    // Half of what the callers want, in three parts.
    private const int CapacityPerHost = CallsPerSecond / 2 / 3;

    public override string Name => "overload";

    public override string Description =>
        $"The endpoints have half the capacity that the callers want, and refuse the rest with RESOURCE_EXHAUSTED and a pushback of {PushbackMilliseconds} ms; after 7 s they have all of it.";

    public override async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.Fleet.Set(HostSetting.PushbackMilliseconds, PushbackMilliseconds);
        stage.Fleet.Set(HostSetting.CapacityPerSecond, CapacityPerHost);
        stage.FaultBegins("half the capacity");
        stage.AttemptsBegin();
        await stage.UntilAsync(OverAt, cancellationToken);
        stage.AttemptsEnd();
        stage.Fleet.Set(HostSetting.CapacityPerSecond, 0);
        stage.FaultEnds();
        stage.RecoveryBegins();
    }

    public override IEnumerable<KeyValuePair<string, double>> ExtraOf(RunData data)
    {
        var until = data.Stage.Spans[0].To;
        yield return new(ExtraNames.LoadedGoodput, data.Measured.Count(call => call.IsOk && call.Start < until) / until);
    }
}
