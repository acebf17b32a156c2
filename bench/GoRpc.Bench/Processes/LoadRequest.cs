using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Processes;

/// <summary>Asks a caller to make calls for a while.</summary>
internal sealed record LoadRequest(CallKind Kind, int Callers, TimeSpan Duration);
