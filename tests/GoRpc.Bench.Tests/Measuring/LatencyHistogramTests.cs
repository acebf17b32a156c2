using GoRpc.Bench.Measuring;

namespace GoRpc.Bench.Tests.Measuring;

public sealed class LatencyHistogramTests
{
    [Theory]
    [InlineData(0.5, 50_000)]
    [InlineData(0.99, 99_000)]
    [InlineData(1, 100_000)]
    [InlineData(0, 1)]
    public void PercentileMicroseconds_OfEvenDurations_IsWithinTwoPercent(double share, double microseconds)
    {
        var histogram = new LatencyHistogram();
        for (var duration = 1; duration <= 100_000; duration++)
        {
            histogram.Record(TimeSpan.FromMicroseconds(duration));
        }

        Assert.InRange(histogram.PercentileMicroseconds(share)!.Value, microseconds * 0.98, microseconds * 1.02);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(12_800)]
    [InlineData(60_000_000_000)]
    [InlineData(7_000_000_000_000)]
    public void Record_AnyDuration_IsFoundAgain(long nanoseconds)
    {
        var histogram = new LatencyHistogram();

        histogram.Record(TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick));

        Assert.InRange(histogram.PercentileMicroseconds(1)!.Value * 1000, nanoseconds * 0.984, nanoseconds * 1.016);
    }

    [Fact]
    public void PercentileMicroseconds_OfNothing_IsNull() => Assert.Null(new LatencyHistogram().PercentileMicroseconds(0.5));

    [Fact]
    public void Counts_ThroughAnotherHistogram_SurviveUnchanged()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(TimeSpan.FromMilliseconds(3));
        histogram.Record(TimeSpan.FromMilliseconds(3));
        histogram.Record(TimeSpan.FromSeconds(2));

        var copy = new LatencyHistogram(histogram.Counts);

        Assert.Equal(3, copy.Total);
        Assert.Equal(histogram.Counts, copy.Counts);
    }
}
