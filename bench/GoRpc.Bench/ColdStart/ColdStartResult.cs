namespace GoRpc.Bench.ColdStart;

/// <summary>The times from process start to first answer of one stack, one per round.</summary>
internal sealed record ColdStartResult(string Scenario, string Stack, List<double> Milliseconds);
