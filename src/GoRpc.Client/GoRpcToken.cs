namespace GoRpc;

/// <summary>What a client says to a service about itself, and until when that is good for anything.</summary>
/// <param name="Value">The token, without "Bearer".</param>
/// <param name="ExpiresAt">
/// When it expires; null when that is not known. A token that says it is kept for all calls of the channel, and another one is fetched shortly before; one that does not is
/// asked for at each attempt.
/// </param>
public sealed record GoRpcToken(string Value, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>A token of which nobody knows when it expires.</summary>
    /// <param name="value">The token; null for none.</param>
    public static implicit operator GoRpcToken?(string? value) => value is null ? null : new GoRpcToken(value);

    /// <summary>Says when the token expires, and nothing of the token.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => ExpiresAt is { } time ? $"a token until {time:u}" : "a token";
}
