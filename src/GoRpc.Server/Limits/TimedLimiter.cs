using System.Threading.RateLimiting;

namespace GoRpc.Server.Limits;

/// <summary>
/// A limiter whose permits come back with time and nothing else. It runs on the host's clock, needs no timer, and knows to the moment when a call that
/// it refuses would be let through; see docs/decisions/limits.md.
/// </summary>
/// <param name="timeProvider">The clock.</param>
internal abstract class TimedLimiter(TimeProvider timeProvider) : RateLimiter
{
    private static readonly RateLimitLease Granted = new Lease(null);

    private readonly Lock _counting = new();
    private readonly long _start = timeProvider.GetTimestamp();

    /// <summary>How long all permits have been there.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_counting)
            {
                var since = FullSince();
                return since <= Now ? Now - since : null;
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    /// <summary>Gives back a permit that was taken just now, for a call that another limit does not let through.</summary>
    public void GiveBack()
    {
        lock (_counting)
        {
            Return();
        }
    }

    /// <summary>Takes a permit. Called by one thread at a time.</summary>
    /// <param name="now">The time since the limiter was made.</param>
    /// <returns>Zero when there was one, otherwise the time until there is.</returns>
    protected abstract TimeSpan Take(TimeSpan now);

    /// <summary>Gives a permit back. Called by one thread at a time.</summary>
    protected abstract void Return();

    /// <summary>When all permits are there again, if no more are taken. Called by one thread at a time.</summary>
    protected abstract TimeSpan FullSince();

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        TimeSpan wait;
        lock (_counting)
        {
            wait = Take(Now);
        }

        return wait <= TimeSpan.Zero ? Granted : new Lease(wait);
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

    private TimeSpan Now => timeProvider.GetElapsedTime(_start);

    private sealed class Lease(TimeSpan? retryAfter) : RateLimitLease
    {
        public override bool IsAcquired => retryAfter is null;

        public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
            return metadata is not null;
        }
    }
}
