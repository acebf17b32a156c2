namespace GoRpc;

/// <summary>One limit of <see cref="GoRpcServerOptions.Limits"/>: what <see cref="LimitAttribute"/> says in code.</summary>
public sealed class LimitOptions
{
    /// <summary>Whether the limit holds. One that does not takes the place of those that attributes give, so that there is none.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>The most calls at once, or in <see cref="Window"/>.</summary>
    /// <value>Required; at least 1.</value>
    public int Permits { get; set; }

    /// <summary>The time that calls are counted in.</summary>
    /// <value>The default is null: calls at once. More than zero, at most 24 days.</value>
    public TimeSpan? Window { get; set; }

    /// <summary>How calls are counted.</summary>
    /// <value>The default is null: <see cref="LimitKind.TokenBucket"/> with a window, and <see cref="LimitKind.Concurrency"/> without.</value>
    public LimitKind? Kind { get; set; }

    /// <summary>Whose calls are counted together.</summary>
    /// <value>The default is null: <see cref="LimitBy.Host"/>, and <see cref="LimitBy.Caller"/> with a <see cref="Key"/>.</value>
    public LimitBy? By { get; set; }

    /// <summary>What callers are told apart by: <c>claim:tenant</c>, <c>header:x-tenant</c>, or the name of a key that the host registers.</summary>
    /// <value>The default is null: the identity of the caller.</value>
    public string? Key { get; set; }

    /// <summary>How many calls a token bucket gives at once when none came for a while.</summary>
    /// <value>The default is 0: as many as <see cref="Permits"/>.</value>
    public int Burst { get; set; }

    /// <summary>How many calls may wait for one of those under way to end, each at most until its deadline.</summary>
    /// <value>The default is 0: none waits. Only for <see cref="LimitKind.Concurrency"/>.</value>
    public int Queue { get; set; }

    /// <summary>Whether calls with a response stream keep their permit until they end; otherwise they give it back when the implementation begins.</summary>
    /// <value>The default is <see langword="false"/>. Only for <see cref="LimitKind.Concurrency"/>.</value>
    public bool HoldForStreams { get; set; }
}
