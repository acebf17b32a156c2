using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

internal sealed class DoubledScenario : Scenario
{
    private const double DoubledAt = 3;
    private const int AtFirst = 3;

    public override string Name => "doubled";

    public override string Description => "Three endpoints become six: the registry names three more after 3 s, and each of them should have its share.";

    public override int Hosts => 2 * AtFirst;

    public override int? RegisteredHosts => AtFirst;

    public override async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        await stage.UntilAsync(DoubledAt, cancellationToken);
        stage.FaultBegins("six endpoints");
        stage.AttemptsBegin();
        stage.Registry.Publish(stage.Addresses);
        await stage.UntilAsync(Seconds, cancellationToken);
        stage.AttemptsEnd();
    }

    public override double? AttemptsPerCall(RunData data) => AttemptsOfAll(data);

    public override IEnumerable<KeyValuePair<string, double>> ExtraOf(RunData data)
    {
        var (before, after) = data.Stage.AttemptsCounted;
        var requests = after.Zip(before, (later, earlier) => later - earlier).ToArray();
        yield return new(ExtraNames.LeastNewShare, 100.0 * requests.Skip(AtFirst).Min() / Math.Max(1, requests.Sum()));
    }
}
