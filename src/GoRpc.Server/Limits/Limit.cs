using System.Threading.RateLimiting;
using GoRpc.Contracts;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Limits;

/// <summary>One limit of a host and the calls that it has counted. Thread-safe.</summary>
internal sealed class Limit
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    // What a call is taken to last before one has ended.
    private static readonly TimeSpan FirstGuess = TimeSpan.FromMilliseconds(100);

    // Each call that ends counts for so much in the average.
    private const double Weight = 0.1;

    private readonly LimitKeyReader _keyOf;
    private readonly LimitPartitions? _partitions;
    private readonly RateLimiter? _only;
    private double _ticksOfCall = FirstGuess.Ticks;
    private long _loggedAt = long.MinValue;
    private int _unlogged;

    public Limit(LimitRule rule, LimitKeyReader keyOf, int mostPartitions, TimeProvider timeProvider)
    {
        Rule = rule;
        _keyOf = keyOf;
        if (rule.By == LimitBy.Host)
        {
            _only = Create();
        }
        else
        {
            _partitions = new LimitPartitions(Create, mostPartitions);
        }

        RateLimiter Create() => rule.Kind switch
        {
            LimitKind.TokenBucket => new TokenBucket(rule, timeProvider),
            LimitKind.FixedWindow => new FixedWindow(rule, timeProvider),
            LimitKind.SlidingWindow => new SlidingWindow(rule, timeProvider),
            _ => new ConcurrencyLimiter(new() { PermitLimit = rule.Permits, QueueLimit = rule.Queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }),
        };
    }

    public LimitRule Rule { get; }

    /// <summary>Whose call it is, to this limit.</summary>
    public LimitKey KeyOf(HttpContext http, MethodContract method) => _keyOf(http, method);

    /// <summary>What counts the calls of a key.</summary>
    public RateLimiter Of(in LimitKey key) => _only ?? _partitions!.Of(key);

    /// <summary>A call has held a permit for a while.</summary>
    public void Learn(TimeSpan held) => _ticksOfCall += Weight * (held.Ticks - _ticksOfCall);

    /// <summary>When a call that found no permit may find one.</summary>
    public TimeSpan RetryAfter(RateLimitLease refused) =>
        refused.TryGetMetadata(MetadataName.RetryAfter, out var known)
            ? known
            // One of so many calls under way ends next, and those that wait come first.
            : TimeSpan.FromTicks((long)Math.Clamp(_ticksOfCall * (1 + Rule.Queue) / Rule.Permits, ShortestWait.Ticks, LongestWait.Ticks));

    /// <summary>Whether a refusal is worth a line in the log: one in a second is, for there may be thousands.</summary>
    /// <param name="now">The timestamp.</param>
    /// <param name="second">Timestamps in a second.</param>
    /// <param name="silent">How many there were without one.</param>
    public bool ShouldLog(long now, long second, out int silent)
    {
        var last = Volatile.Read(ref _loggedAt);
        silent = 0;
        if ((last != long.MinValue && now - last < second) || Interlocked.CompareExchange(ref _loggedAt, now, last) != last)
        {
            Interlocked.Increment(ref _unlogged);
            return false;
        }

        silent = Interlocked.Exchange(ref _unlogged, 0);
        return true;
    }

    /// <summary>Forgets the keys that no call came with for a while.</summary>
    public void Forget(TimeSpan idle) => _partitions?.Forget(idle);
}
