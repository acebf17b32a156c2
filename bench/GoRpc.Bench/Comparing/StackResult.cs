using GoRpc.Bench.Measuring;

namespace GoRpc.Bench.Comparing;

/// <summary>One stack in all rounds of one scenario; without rounds when the stack has no such call.</summary>
internal sealed class StackResult(string stack)
{
    private readonly List<RoundResult> _rounds = [];

    public string Stack { get; } = stack;

    public IReadOnlyList<RoundResult> Rounds => _rounds;

    /// <summary>The calls of all rounds.</summary>
    public LatencyHistogram Latencies { get; } = new();

    public void Add(RoundResult round, LatencyHistogram latencies)
    {
        _rounds.Add(round);
        Latencies.Add(latencies);
    }
}
