namespace GoRpc.Client.Balancing;

/// <summary>
/// Draws two endpoints and takes the one with the smaller load: what it has in flight times what its answers take, more where they fail. The other one gets its
/// turn when it has not been picked for a while, since without attempts nothing would tell that it has become better.
/// </summary>
/// <param name="timeProvider">The clock that stamps the picks.</param>
internal sealed class PowerOfTwo(TimeProvider timeProvider) : BalancingPolicy
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    // At most one pick in so many goes to the worse one for the sake of knowing.
    private const int LeastPicks = 30;

    // Of answers that take next to nothing, differences say nothing.
    private const double LeastSeconds = 0.0001;
    private const double LeastSuccess = 0.01;

    // Nor do those that chance makes: without it, of two idle endpoints the one that was a hair faster would get everything.
    private const double Better = 0.9;

    private readonly long _longestRest = (long)(LongestRest.TotalSeconds * timeProvider.TimestampFrequency);

    public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints)
    {
        var first = (int)(context.NextRandom() * endpoints.Length);
        var second = (int)(context.NextRandom() * (endpoints.Length - 1));
        second += second >= first ? 1 : 0;
        var (better, worse) = (endpoints[first], endpoints[second]);
        if (IsBetter(worse.Load, better.Load))
        {
            (better, worse) = (worse, better);
        }

        return worse.Load.TryEndRest(context.Timestamp, _longestRest, LeastPicks) ? worse : better;
    }

    // One that has not answered yet counts as fast as the other: as if it were the fastest of all, it would draw everything to it.
    private static bool IsBetter(EndpointLoad load, EndpointLoad than)
    {
        var (seconds, secondsThan) = (load.LatencySeconds, than.LatencySeconds);
        return LoadOf(load, seconds == 0 ? secondsThan : seconds) < LoadOf(than, secondsThan == 0 ? seconds : secondsThan) * Better;
    }

    // One that fails fast has little in flight and a short latency: without the successes it would draw all calls to it.
    private static double LoadOf(EndpointLoad load, double seconds)
    {
        var success = Math.Max(load.SuccessRate, LeastSuccess);
        return (seconds + LeastSeconds) * (load.InFlight + 1) / (success * success * success);
    }
}
