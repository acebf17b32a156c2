namespace GoRpc.Bench;

/// <summary>A run that can't go on; the message says why and is all that the user sees.</summary>
internal sealed class BenchException(string message) : Exception(message);
