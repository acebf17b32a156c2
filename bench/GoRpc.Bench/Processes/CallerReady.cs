using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Processes;

/// <summary>The first line of a caller: the calls that its stack has.</summary>
internal sealed record CallerReady(IReadOnlyList<CallKind> Calls);
