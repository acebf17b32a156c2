using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class PausesScenario : Scenario
{
    private const double FirstAt = 1;
    private const double Every = 3;
    private const double PauseSeconds = 1.5;

    public override string Name => "pauses";

    public override string Description => "Each endpoint in turn stands still for 1.5 s (SIGSTOP, SIGCONT), as in a long garbage collection or a move of its machine.";

    public override async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        for (var host = 0; host < Hosts; host++)
        {
            var at = FirstAt + (host * Every);
            await stage.UntilAsync(at, cancellationToken);
            stage.FaultBegins($"pause {host + 1}");
            stage.Fleet[host].Pause();
            await stage.UntilAsync(at + PauseSeconds, cancellationToken);
            stage.Fleet[host].Resume();
            stage.FaultEnds();
        }

        stage.RecoveryBegins();
    }
}
