namespace GoRpc.Server.Limits;

/// <summary>A key of the application's own.</summary>
/// <param name="Name">The name that limits use.</param>
/// <param name="Read">Reads it.</param>
internal sealed record RegisteredLimitKey(string Name, Func<LimitKeyContext, string?> Read);
