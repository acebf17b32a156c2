using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class RegistryScenario : Scenario
{
    private const double GoneAt = 1;
    private const double RestartAt = 3;
    private const double EmptyAt = 6;
    private const double RestartAgainAt = 8;
    private const double BackAt = 11;

    public override string Name => "registry";

    public override string Description =>
        "The registry does not answer for 5 s, then has an empty list for 5 s. Meanwhile the endpoints are well, but for two that restart.";

    public override double Seconds => 13;

    public override int? RegisteredHosts => Hosts;

    public override async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        await stage.UntilAsync(GoneAt, cancellationToken);
        stage.FaultBegins("registry gone");
        stage.RecoveryBegins();
        stage.Registry.GoAway();
        await RestartAsync(0, RestartAt, stage, cancellationToken);
        await stage.UntilAsync(EmptyAt, cancellationToken);
        stage.FaultEnds();
        stage.FaultBegins("registry empty");
        stage.Registry.Publish([]);
        await RestartAsync(1, RestartAgainAt, stage, cancellationToken);
        await stage.UntilAsync(BackAt, cancellationToken);
        stage.Registry.Publish(stage.Addresses);
        stage.FaultEnds();
    }

    // A list that is kept must serve new connections as well as those that are open.
    private static async Task RestartAsync(int host, double at, Stage stage, CancellationToken cancellationToken)
    {
        await stage.UntilAsync(at, cancellationToken);
        await stage.Fleet[host].TerminateAsync();
        await stage.Fleet.PrepareAsync(host, cancellationToken);
        await stage.Fleet.ListenAsync(host, cancellationToken);
    }
}
