using GoRpc.Outages.Faults;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class BlackholeScenario : Scenario
{
    private const double FoundWithinSeconds = 2;

    public override string Name => "blackhole";

    public override string Description => "One of three endpoints falls silent: connections stay open, nothing passes. Found within 2 s, nobody should notice it after them.";

    public override int? BadHost => 0;

    public override bool NeedsProxies => true;

    public override Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.Proxies[BadHost!.Value].Fault = Fault.BlackHole;
        stage.FaultBegins("one is silent");
        stage.RecoveryBegins();
        return Task.CompletedTask;
    }

    public override IEnumerable<KeyValuePair<string, double>> ExtraOf(RunData data)
    {
        var later = data.Measured.Where(call => call.Start >= FoundWithinSeconds).ToList();
        yield return new(ExtraNames.LaterErrors, later.Count == 0 ? 0 : 100.0 * later.Count(call => !call.IsOk) / later.Count);
        yield return new(ExtraNames.LongestWait, data.Measured.Select(call => call.Seconds * 1000).DefaultIfEmpty().Max());
    }
}
