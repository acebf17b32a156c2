using GoRpc.Outages.Load;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class QuietStreamScenario : Scenario
{
    private const double QuietSeconds = 60;

    public override string Name => "quiet_stream";

    public override string Description =>
        "Streams without a message for 60 s, then with one. Half of them have one at the start as well; of the others not even the headers are there before.";

    public override double Seconds => QuietSeconds;

    public override bool RunsSideBySide => true;

    public override bool MeasuresSpeed => false;

    public override TimeSpan? Deadline => null;

    public override ILoad CreateLoad() => new StreamLoad(Callers);

    public override CallMix MixOf(double scale) => new() { Kind = CallKind.Watch, PlaceEvery = 0, Quiet = TimeSpan.FromSeconds(QuietSeconds * scale) };

    public override Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.FaultBegins("quiet");
        return Task.CompletedTask;
    }
}
