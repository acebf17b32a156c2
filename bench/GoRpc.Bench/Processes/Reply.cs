namespace GoRpc.Bench.Processes;

/// <summary>A child's answer to one line of its parent: a value, or what went wrong.</summary>
internal sealed record Reply<T>(T? Value, string? Error);
