namespace GoRpc.Client.Balancing;

/// <summary>
/// The same endpoint for the same key, by rendezvous hashing: every endpoint has a score for every key, and the highest one wins. An endpoint that comes or goes
/// moves only the keys that are or were its own. One that has much more in flight than its share is passed over for the next best.
/// </summary>
/// <param name="withoutKey">Picks for calls without a key.</param>
internal sealed class ConsistentHash(BalancingPolicy withoutKey) : BalancingPolicy
{
    // "Consistent hashing with bounded loads", Mirrokni, Thorup and Zadimoghaddam, 2016.
    private const double Bound = 1.25;

    // So few are no load for anybody, and to spread them would only part equal keys.
    private const int AlwaysAllowed = 4;

    public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints)
    {
        if (context.HashKey is not { } key)
        {
            return withoutKey.Pick(context, endpoints);
        }

        long inFlight = 1, weights = 0;
        foreach (var endpoint in endpoints)
        {
            inFlight += endpoint.InFlight;
            weights += endpoint.Endpoint.Weight;
        }

        BalancedEndpoint? best = null, bestOfAll = null;
        double bestScore = -1, bestOfAllScore = -1;
        foreach (var endpoint in endpoints)
        {
            var weight = endpoint.Endpoint.Weight;
            var score = Score(key, endpoint.AddressHash, weight);
            if (score > bestOfAllScore)
            {
                (bestOfAll, bestOfAllScore) = (endpoint, score);
            }

            if (score > bestScore && endpoint.InFlight < MostInFlight(inFlight, (double)weight / weights))
            {
                (best, bestScore) = (endpoint, score);
            }
        }

        // The numbers change while they are read: that all are above their share is rare, but can be seen.
        return best ?? bestOfAll!;
    }

    private static double MostInFlight(long all, double share) => Math.Max(AlwaysAllowed, Math.Ceiling(Bound * all * share));

    // "Weighted Distributed Hash Tables", Schindelhauer and Schomaker, 2005: the logarithm makes the odds to win those of the weights.
    private static double Score(ulong key, ulong address, int weight)
    {
        var hash = KeyHash.Mix(key ^ address);
        var uniform = ((hash >> 11) + 0.5) / (1UL << 53);
        return weight / -Math.Log(uniform);
    }
}
