using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GoRpc.Client.Hedging;
using GoRpc.Tests.Shared;

namespace GoRpc.Unit.Tests.Client.Hedging;

public sealed class LatencyEstimatorTests
{
    [Fact]
    public void Percentile_OfTooFewSamples_IsUnknown()
    {
        var estimator = new LatencyEstimator();
        for (var i = 0; i < LatencyEstimator.LeastSamples - 1; i++)
        {
            estimator.Add(TimeSpan.FromMilliseconds(4));
        }

        Assert.Null(estimator.Percentile95);
    }

    [Property]
    public void Percentile_OfAnyTimes_IsAtLeastTheTrueOneAndAtMostFivePercentMore(PositiveInt seed, NonNegativeInt spread)
    {
        var random = new Random(seed.Get);
        var estimator = new LatencyEstimator();
        // As many as are kept without fading, and a whole number of updates.
        var samples = new double[1011];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = 1 + (Math.Pow(random.NextDouble(), 1 + (spread.Get % 8)) * random.Next(1, 20_000));
            estimator.Add(TimeSpan.FromMilliseconds(samples[i]));
        }

        // The estimate is of the moment of its last update.
        var known = samples.Take(samples.Length - ((samples.Length - LatencyEstimator.LeastSamples + 1) % 16)).Order().ToArray();
        var exact = known[(int)Math.Ceiling(known.Length * 0.95) - 1];
        Assert.InRange(estimator.Percentile95!.Value.TotalMilliseconds, exact - 0.001, (exact * LatencyEstimator.Growth) + 0.001);
    }

    [Property]
    public void Percentile_OfOneTime_IsThatTimeWithinFivePercent(PositiveInt microseconds)
    {
        var time = TimeSpan.FromMicroseconds(1000 + (microseconds.Get % 30_000_000));
        var estimator = Filled(time, 200);

        Assert.InRange(estimator.Percentile95!.Value.TotalMicroseconds, time.TotalMicroseconds - 1, (time.TotalMicroseconds * LatencyEstimator.Growth) + 1);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.3, 1)]
    [InlineData(-5, 1)]
    [InlineData(86_400_000, 31_000)]
    public void Percentile_BeyondTheBuckets_IsTheNearest(double milliseconds, double expected)
    {
        var estimator = Filled(TimeSpan.FromMilliseconds(milliseconds), 200);

        Assert.InRange(estimator.Percentile95!.Value.TotalMilliseconds, expected, expected * 1.05);
    }

    [Fact]
    public void Percentile_AfterTheServiceHasChanged_FollowsWithinAThousandAnswers()
    {
        var estimator = Filled(TimeSpan.FromMilliseconds(200), 5000);

        Fill(estimator, TimeSpan.FromMilliseconds(4), 5000);

        Assert.InRange(estimator.Percentile95!.Value.TotalMilliseconds, 4, 4.2);
        Fill(estimator, TimeSpan.FromMilliseconds(50), 1000);
        Assert.InRange(estimator.Percentile95!.Value.TotalMilliseconds, 50, 52.5);
    }

    [Fact]
    public async Task Additions_FromManyThreads_KeepTheEstimateRight()
    {
        var estimator = new LatencyEstimator();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Fill(estimator, TimeSpan.FromMilliseconds(7), 20_000)))).Within("the additions");

        Assert.InRange(estimator.Percentile95!.Value.TotalMilliseconds, 7, 7.35);
    }

    // The scenario 'slow_tail': what hedging by the estimate does to calls of which one in a hundred is slow.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.5)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    public void Hedging_OfASlowTail_CutsItForFewExtraCalls(int seed, double jitterMilliseconds)
    {
        var random = new Random(seed);
        var estimator = new LatencyEstimator();
        var policy = new HedgingPolicy(maxAttempts: 2, delay: null, estimator, TimeProvider.System);
        var plain = new List<double>();
        var hedged = new List<double>();
        var extra = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var first = Draw();
            var took = first;
            var delay = policy.Delay.TotalMilliseconds;
            if (delay > 0 && first > delay)
            {
                extra++;
                took = Math.Min(first, delay + Draw());
            }

            plain.Add(first);
            hedged.Add(took);
            // The first attempt, which is cancelled when it loses.
            estimator.Add(TimeSpan.FromMilliseconds(took));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"p99 {P99(plain):0.0} -> {P99(hedged):0.0} ms, {extra / 200.0:0.00} % extra calls");
        Assert.InRange(P99(hedged), 0, 0.3 * P99(plain));
        Assert.InRange(extra, 1, 20_000 * 0.06);

        double Draw() => random.NextDouble() < 0.012 ? 200 : 4 + (random.NextDouble() * jitterMilliseconds);
        static double P99(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.99));
    }

    private static LatencyEstimator Filled(TimeSpan time, int count)
    {
        var estimator = new LatencyEstimator();
        Fill(estimator, time, count);
        return estimator;
    }

    private static void Fill(LatencyEstimator estimator, TimeSpan time, int count)
    {
        for (var i = 0; i < count; i++)
        {
            estimator.Add(time);
        }
    }
}
