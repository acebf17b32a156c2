using GoRpc.Outages.Hosts;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class FailingScenario : Scenario
{
    public override string Name => "failing";

    public override string Description => "One of three endpoints fails every call at once with UNAVAILABLE.";

    public override int? BadHost => 0;

    public override Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.Fleet.Set(HostSetting.FailuresPerThousand, 1000, BadHost);
        stage.FaultBegins("one fails");
        stage.RecoveryBegins();
        return Task.CompletedTask;
    }
}
