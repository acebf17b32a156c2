using GoRpc.Outages.Hosts;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class SlowTailScenario : Scenario
{
    private const int TailPerThousand = 10;
    private const int TailMilliseconds = 200;

    public override string Name => "slow_tail";

    public override string Description => "One in a hundred answers takes 200 ms, on every endpoint; gorpc hedges the idempotent calls.";

    public override bool IsHedged => true;

    // All calls are idempotent: those that are not have their tail with every stack, and it is the tail that is looked at.
    public override Load.CallMix MixOf(double scale) => new() { PlaceEvery = 0 };

    public override Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.Fleet.Set(HostSetting.TailMilliseconds, TailMilliseconds);
        stage.Fleet.Set(HostSetting.TailPerThousand, TailPerThousand);
        stage.FaultBegins("1 % take 200 ms");
        return Task.CompletedTask;
    }
}
