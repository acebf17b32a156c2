namespace GoRpc.Client.Balancing;

/// <summary>
/// Draws two endpoints and takes the one with the smaller load: what it has in flight times what its answers take, more where they fail. The other one gets its
/// turn when it has not been picked for a while, since without attempts nothing would tell that it has become better.
/// </summary>
/// <param name="timeProvider">The clock that stamps the picks.</param>
internal sealed class PowerOfTwo(TimeProvider timeProvider) : BalancingPolicy
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    private readonly long _longestRest = (long)(LongestRest.TotalSeconds * timeProvider.TimestampFrequency);

    public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints)
    {
        var first = (int)(context.NextRandom() * endpoints.Length);
        var second = (int)(context.NextRandom() * (endpoints.Length - 1));
        second += second >= first ? 1 : 0;
        var (better, worse) = (endpoints[first], endpoints[second]);
        if (LoadOf(worse.Load) < LoadOf(better.Load))
        {
            (better, worse) = (worse, better);
        }

        return context.Timestamp - worse.Load.LastPick > _longestRest ? worse : better;
    }

    // One that fails fast has little in flight and a short latency: without the successes it would draw all calls to it.
    private static double LoadOf(EndpointLoad load)
    {
        var success = Math.Max(load.SuccessRate, 0.01);
        return (load.LatencySeconds + 0.0001) * (load.InFlight + 1) / (success * success * success);
    }
}
