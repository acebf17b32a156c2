using GoRpc.Outages.Load;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Scenarios;

/// <summary>An outage: who calls whom, and what goes wrong when. Times are seconds from the first measured call, at the usual length.</summary>
internal abstract class Scenario
{
    protected const int Callers = 24;
    protected const int CallsPerSecond = 500;

    public abstract string Name { get; }

    /// <summary>One sentence for --help and the report.</summary>
    public abstract string Description { get; }

    public virtual double Seconds => 10;

    public virtual int Hosts => 3;

    /// <summary>How many of the hosts a registry knows at first; null when clients are given all of them, for good.</summary>
    public virtual int? RegisteredHosts => null;

    /// <summary>The host with which something is wrong; null where that is none, or each in turn.</summary>
    public virtual int? BadHost => null;

    public virtual bool NeedsProxies => false;

    /// <summary>Whether each host calls the next one, and clients call the first.</summary>
    public virtual bool IsChain => false;

    public virtual bool IsHedged => false;

    public virtual bool RunsSideBySide => false;

    /// <summary>Whether goodput and latency mean something.</summary>
    public virtual bool MeasuresSpeed => true;

    /// <summary>The deadline of each call, with every stack; null for none.</summary>
    public virtual TimeSpan? Deadline => TimeSpan.FromSeconds(1);

    public virtual ILoad CreateLoad() => new OpenLoad(CallsPerSecond);

    public virtual CallMix MixOf(double scale) => new();

    /// <summary>Lets it happen. The load runs meanwhile, and until <see cref="Seconds"/>.</summary>
    public abstract Task PlayAsync(Stage stage, CancellationToken cancellationToken);

    /// <summary>Requests per call in the time that counts: as the client says, or as the endpoints counted, whichever is more.</summary>
    public virtual double? AttemptsPerCall(RunData data)
    {
        if (data.Stage.AttemptsWindow is not { } window)
        {
            return AttemptsOfAll(data);
        }

        var (before, after) = data.Stage.AttemptsCounted;
        return Ratio(after.Sum() - before.Sum(), [.. data.Calls.Where(call => call.Start >= window.From && call.Start < window.To)]);
    }

    public virtual IEnumerable<KeyValuePair<string, double>> ExtraOf(RunData data) => [];

    protected static double? AttemptsOfAll(RunData data) => Ratio(data.Requests.Sum(), data.Measured);

    private static double? Ratio(long counted, IReadOnlyCollection<CallRecord> calls) =>
        calls.Count == 0 ? null : (double)Math.Max(counted, calls.Sum(call => (long)call.Attempts)) / calls.Count;
}
