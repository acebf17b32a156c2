namespace GoRpc.Client.Balancing;

/// <summary>The endpoint with the fewest attempts in flight, of equal ones any.</summary>
internal sealed class LeastRequest : BalancingPolicy
{
    public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints)
    {
        // From anywhere in the list, so that equal ones take turns.
        var start = (int)(context.NextRandom() * endpoints.Length);
        var (least, fewest) = (endpoints[start], endpoints[start].InFlight);
        for (var i = start + 1; i < start + endpoints.Length && fewest > 0; i++)
        {
            var endpoint = endpoints[i < endpoints.Length ? i : i - endpoints.Length];
            if (endpoint.InFlight is var inFlight && inFlight < fewest)
            {
                (least, fewest) = (endpoint, inFlight);
            }
        }

        return least;
    }
}
