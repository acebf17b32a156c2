namespace GoRpc.Client.Hedging;

/// <summary>
/// Knows the time within which 95 % of the latest answers of one method came. Thread-safe without locks, in less than 900 bytes.
/// </summary>
/// <remarks>
/// A histogram whose buckets grow by 5 % each. When it has seen a thousand answers it halves all counts, so that the past fades with the calls and not with the
/// clock: a method with a call per second is known as well as one with a thousand. Halving beside additions may lose or keep a few, which does no harm.
/// </remarks>
internal sealed class LatencyEstimator
{
    /// <summary>Fewer answers than this say nothing about the slowest twentieth of them.</summary>
    public const int LeastSamples = 100;

    /// <summary>How much longer the longest time in a bucket is than the shortest.</summary>
    public const double Growth = 1.05;

    private const double Share = 0.95;
    private const int FadesAt = 1024;
    private const int UpdatesEvery = 16;

    // The first bucket ends at 1 ms, the one before the last beyond 30 s.
    private const int Buckets = 213;
    private static readonly double LogOfGrowth = Math.Log(Growth);

    private readonly int[] _counts = new int[Buckets];
    private int _samples;
    private int _sinceUpdate;
    private long _ticks;

    /// <summary>At least so long as 95 % of the latest answers took, and at most 5 % more than that; null while too few are known.</summary>
    public TimeSpan? Percentile95 => Volatile.Read(ref _ticks) is var ticks and not 0 ? TimeSpan.FromTicks(ticks) : null;

    public void Add(TimeSpan latency)
    {
        Interlocked.Increment(ref _counts[BucketOf(latency)]);
        var samples = Interlocked.Increment(ref _samples);
        if (samples == FadesAt)
        {
            Fade();
        }

        if (samples >= LeastSamples && Interlocked.Increment(ref _sinceUpdate) >= UpdatesEvery)
        {
            Volatile.Write(ref _sinceUpdate, 0);
            Volatile.Write(ref _ticks, Find().Ticks);
        }
    }

    private TimeSpan Find()
    {
        var all = 0L;
        foreach (ref var count in _counts.AsSpan())
        {
            all += Volatile.Read(ref count);
        }

        var above = all - (long)Math.Ceiling(all * Share);
        var bucket = Buckets - 1;
        while (bucket > 0 && (above -= Volatile.Read(ref _counts[bucket])) >= 0)
        {
            bucket--;
        }

        return EndOf(bucket);
    }

    private void Fade()
    {
        var left = 0;
        foreach (ref var count in _counts.AsSpan())
        {
            var half = (Volatile.Read(ref count) + 1) / 2;
            left += Interlocked.Add(ref count, -half);
        }

        Volatile.Write(ref _samples, left);
    }

    private static int BucketOf(TimeSpan latency)
    {
        var milliseconds = latency.TotalMilliseconds;
        return milliseconds <= 1 ? 0 : Math.Min(Buckets - 1, (int)Math.Ceiling(Math.Log(milliseconds) / LogOfGrowth));
    }

    private static TimeSpan EndOf(int bucket) => TimeSpan.FromMilliseconds(Math.Pow(Growth, bucket));
}
