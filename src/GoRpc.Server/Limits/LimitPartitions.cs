using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace GoRpc.Server.Limits;

/// <summary>The limiters of one limit, one for each key that calls came with lately. Thread-safe.</summary>
/// <param name="create">Makes a limiter.</param>
/// <param name="most">How many keys are remembered. Those above share one limiter, so that a flood of addresses costs memory for so many.</param>
internal sealed class LimitPartitions(Func<RateLimiter> create, int most)
{
    private readonly ConcurrentDictionary<LimitKey, RateLimiter> _limiters = new();
    private readonly Lazy<RateLimiter> _others = new(create);
    private int _count;

    /// <summary>How many keys are remembered.</summary>
    public int Count => Volatile.Read(ref _count);

    public RateLimiter Of(in LimitKey key) => _limiters.TryGetValue(key, out var known) ? known : Add(key);

    /// <summary>Forgets the keys whose permits have all been there for a while: a new limiter would say the same.</summary>
    public void Forget(TimeSpan idle)
    {
        foreach (var (key, limiter) in _limiters)
        {
            if (limiter.IdleDuration >= idle && _limiters.TryRemove(key, out _))
            {
                Interlocked.Decrement(ref _count);
                // A call that found it a moment ago counts with it still.
                if (limiter.IdleDuration is null && _limiters.TryAdd(key, limiter))
                {
                    Interlocked.Increment(ref _count);
                }
            }
        }
    }

    private RateLimiter Add(in LimitKey key)
    {
        if (Count >= most)
        {
            return _others.Value;
        }

        var limiter = create();
        var known = _limiters.GetOrAdd(key, limiter);
        if (known == limiter)
        {
            Interlocked.Increment(ref _count);
        }

        return known;
    }
}
