namespace GoRpc.Bench.Processes;

/// <summary>The first line of a server: where it listens.</summary>
internal sealed record ServerReady(Uri Address);
