namespace GoRpc.Client.CircuitBreaker;

/// <summary>A service of a channel, numbered from 0 as they are first called: to find a thing by the number is cheaper than by the name.</summary>
internal readonly record struct ServiceNumber(string Name, int Number);
