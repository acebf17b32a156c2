using System.Numerics;

namespace GoRpc.Bench.Measuring;

/// <summary>
/// Counts durations in buckets whose width grows with the duration: 64 buckets for each doubling, so that a percentile is
/// off by 1.6 % at most, however many calls there were. One caller records at a time.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int Exact = 128;
    private const int BucketsPerDoubling = Exact / 2;

    // 2^43 ns are more than two hours.
    private const int Doublings = 36;

    private readonly long[] _counts = new long[Exact + (Doublings * BucketsPerDoubling)];

    public LatencyHistogram()
    {
    }

    /// <summary>Makes a histogram from the counts of another, as <see cref="Counts"/> gave them.</summary>
    public LatencyHistogram(IReadOnlyDictionary<int, long> counts)
    {
        foreach (var (bucket, count) in counts)
        {
            _counts[bucket] = count;
        }
    }

    /// <summary>Durations recorded.</summary>
    public long Total => _counts.Sum();

    /// <summary>The counts of the buckets that are not empty.</summary>
    public IReadOnlyDictionary<int, long> Counts =>
        _counts.Index().Where(bucket => bucket.Item != 0).ToDictionary(bucket => bucket.Index, bucket => bucket.Item);

    public void Record(TimeSpan duration) => _counts[BucketOf((ulong)duration.Ticks * TimeSpan.NanosecondsPerTick)]++;

    public void Add(LatencyHistogram other)
    {
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            _counts[bucket] += other._counts[bucket];
        }
    }

    /// <summary>The duration that a share of the calls did not exceed, in microseconds; null when nothing was recorded.</summary>
    /// <param name="share">From 0 to 1.</param>
    public double? PercentileMicroseconds(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * Total));
        var seen = 0L;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank)
            {
                return MiddleOf(bucket) / 1000;
            }
        }

        return null;
    }

    private static int BucketOf(ulong nanoseconds)
    {
        if (nanoseconds < Exact)
        {
            return (int)nanoseconds;
        }

        var doubling = BitOperations.Log2(nanoseconds) - BitOperations.Log2(BucketsPerDoubling);
        return Math.Min((doubling * BucketsPerDoubling) + (int)(nanoseconds >> doubling), Exact + (Doublings * BucketsPerDoubling) - 1);
    }

    private static double MiddleOf(int bucket)
    {
        if (bucket < Exact)
        {
            return bucket;
        }

        var doubling = (bucket / BucketsPerDoubling) - 1;
        var lowest = (double)(bucket - (doubling * BucketsPerDoubling)) * Math.Pow(2, doubling);
        return lowest + (Math.Pow(2, doubling) / 2);
    }
}
