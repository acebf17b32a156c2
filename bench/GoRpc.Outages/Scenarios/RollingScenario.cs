using GoRpc.Outages.Load;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class RollingScenario : Scenario
{
    private const double FirstAt = 1;
    private const double Every = 3.5;

    public override string Name => "rolling";

    public override string Description => "Each endpoint in turn is asked to end (SIGTERM) and started again, as a deployment does; one call in five is not idempotent.";

    public override double Seconds => 12;

    public override CallMix MixOf(double scale) => new() { PlaceEvery = 5 };

    public override async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        for (var host = 0; host < Hosts; host++)
        {
            await stage.UntilAsync(FirstAt + (host * Every), cancellationToken);
            stage.FaultBegins($"restart {host + 1}");
            await stage.Fleet[host].TerminateAsync();
            await stage.Fleet.PrepareAsync(host, cancellationToken);
            await stage.Fleet.ListenAsync(host, cancellationToken);
            stage.FaultEnds();
        }

        stage.RecoveryBegins();
    }

    public override IEnumerable<KeyValuePair<string, double>> ExtraOf(RunData data)
    {
        yield return new(ExtraNames.IdempotentErrors, data.Measured.Count(call => call.Kind != CallKind.Place && !call.IsOk));
        yield return new(ExtraNames.OtherErrors, data.Measured.Count(call => call.Kind == CallKind.Place && !call.IsOk));
        yield return new(ExtraNames.LostSilently, data.Calls.Count(call => call.Kind == CallKind.Place && call.IsOk && data.ExecutionsOf(call) == 0));
    }
}
