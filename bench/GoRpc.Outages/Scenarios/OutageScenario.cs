using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class OutageScenario : Scenario
{
    private const double DownAt = 2;
    private const double PrepareAt = 4;
    private const double BackAt = 7;

    public override string Name => "outage";

    public override string Description => "All endpoints are killed, and back after 5 s. Attempts per call are those of the calls made meanwhile.";

    public override double Seconds => 13;

    public override async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        var hosts = Enumerable.Range(0, Hosts).ToList();
        await stage.UntilAsync(DownAt, cancellationToken);
        stage.FaultBegins("all down");
        await Task.WhenAll(hosts.Select(host => stage.Fleet[host].KillAsync()));
        stage.AttemptsBegin();

        // Started early, so that they listen when they are to, however long a start takes.
        await stage.UntilAsync(PrepareAt, cancellationToken);
        await Task.WhenAll(hosts.Select(host => stage.Fleet.PrepareAsync(host, cancellationToken)));
        await stage.UntilAsync(BackAt, cancellationToken);
        stage.AttemptsEnd();
        await Task.WhenAll(hosts.Select(host => stage.Fleet.ListenAsync(host, cancellationToken)));
        stage.FaultEnds();
        stage.RecoveryBegins();
    }
}
