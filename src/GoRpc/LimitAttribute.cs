namespace GoRpc;

/// <summary>
/// How many calls a host takes. A call above it is refused with RESOURCE_EXHAUSTED before its body is read, and told when to come back. On a
/// method it counts that method's calls; on an interface or an implementing class it counts those of all its methods together. Several limits on one
/// place, or on several, all hold.
/// </summary>
/// <remarks>
/// It holds on the host; clients need not know it. The host's options <c>GoRpc:Server:Limits</c> may say otherwise for a service or a method.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Class, AllowMultiple = true)]
public sealed class LimitAttribute : Attribute
{
    private LimitKind? _kind;
    private LimitBy? _by;

    /// <summary>So many calls at once.</summary>
    /// <param name="permits">The most calls under way; at least 1.</param>
    public LimitAttribute(int permits) => Permits = permits;

    /// <summary>So many calls in a time.</summary>
    /// <param name="permits">The most calls in the time; at least 1.</param>
    /// <param name="window">The time as <see cref="TimeSpan"/> reads it in the invariant culture, for example <c>"00:00:01"</c>; more than zero, at most 24 days.</param>
    public LimitAttribute(int permits, string window) => (Permits, Window) = (permits, window);

    /// <summary>The most calls at once, or in <see cref="Window"/>.</summary>
    public int Permits { get; }

    /// <summary>The time as it was written; null for calls at once.</summary>
    public string? Window { get; }

    /// <summary>How calls are counted.</summary>
    /// <value>The default is <see cref="LimitKind.TokenBucket"/> with a window, and <see cref="LimitKind.Concurrency"/> without.</value>
    public LimitKind Kind
    {
        get => _kind ?? (Window is null ? LimitKind.Concurrency : LimitKind.TokenBucket);
        set => _kind = value;
    }

    /// <summary>Whose calls are counted together.</summary>
    /// <value>The default is <see cref="LimitBy.Host"/>, and <see cref="LimitBy.Caller"/> with a <see cref="Key"/>.</value>
    public LimitBy By
    {
        get => _by ?? (Key is null ? LimitBy.Host : LimitBy.Caller);
        set => _by = value;
    }

    /// <summary>
    /// What callers are told apart by: <c>claim:tenant</c>, <c>header:x-tenant</c>, or the name of a key that the host registers (<c>AddLimitKey</c>). A call without it counts
    /// for its caller. A header is the caller's own word.
    /// </summary>
    /// <value>The default is null: the identity of the caller.</value>
    public string? Key { get; set; }

    /// <summary>How many calls a token bucket gives at once when none came for a while.</summary>
    /// <value>The default is 0: as many as <see cref="Permits"/>.</value>
    public int Burst { get; set; }

    /// <summary>How many calls may wait for one of those under way to end, each at most until its deadline. For <see cref="LimitKind.Concurrency"/>.</summary>
    /// <value>The default is 0: none waits.</value>
    public int Queue { get; set; }

    /// <summary>
    /// Whether calls with a response stream keep their permit until they end; otherwise they give it back when the implementation begins. For
    /// <see cref="LimitKind.Concurrency"/>.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool HoldForStreams { get; set; }
}
