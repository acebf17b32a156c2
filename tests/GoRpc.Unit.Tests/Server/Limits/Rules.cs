using System.Threading.RateLimiting;
using GoRpc.Server.Limits;

namespace GoRpc.Unit.Tests.Server.Limits;

/// <summary>Limits in a word, and how tests use them.</summary>
internal static class Rules
{
    public static LimitRule Of(LimitKind kind, int permits, TimeSpan window = default, int burst = 0) =>
        new(kind, permits, window, LimitBy.Host, Key: null, burst, Queue: 0, HoldForStreams: false);

    /// <summary>Takes a permit; null when there was one, otherwise the time until there is.</summary>
    public static TimeSpan? Take(this RateLimiter limiter)
    {
        var lease = limiter.AttemptAcquire();
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : throw new InvalidOperationException("No time to come back.");
    }

    /// <summary>Takes permits that must be there.</summary>
    public static void TakeAll(this RateLimiter limiter, int permits)
    {
        for (var permit = 1; permit <= permits; permit++)
        {
            Assert.True(limiter.Take() is null, $"Permit {permit} of {permits} was refused.");
        }
    }
}
