using GoRpc.Client.CircuitBreaker;

namespace GoRpc.Client.Endpoints;

/// <content>How one of several endpoints is picked.</content>
internal sealed partial class EndpointSet
{
    private Endpoint? TryPick(in PickContext context, ServiceNumber service, BalancedEndpoint[] pickable, in TriedEndpoints tried, out CircuitRefusal? refusal)
    {
        if (tried.IsEmpty || pickable.Length == 1)
        {
            return TryPick(context, service, pickable, out refusal);
        }

        var untried = tried.Except(pickable);
        return TryPick(context, service, untried, out refusal)
            ?? (untried.Length < pickable.Length ? TryPick(context, service, [.. pickable.Except(untried)], out refusal) : null);
    }

    // Asks one candidate after the other, until the circuit of one lets the attempt through.
    private Endpoint? TryPick(in PickContext context, ServiceNumber service, BalancedEndpoint[] candidates, out CircuitRefusal? refusal)
    {
        refusal = null;
        while (candidates.Length > 0)
        {
            var endpoint = Pick(context, candidates);
            if (endpoint.Circuits.Of(service) is not { } circuit || circuit.TryEnter(out var refused))
            {
                return endpoint;
            }

            refusal = refusal is null || refused.RetryAfter < refusal.RetryAfter ? refused : refusal;
            candidates = Without(endpoint, candidates);
        }

        return null;
    }

    private Endpoint Pick(in PickContext context, BalancedEndpoint[] candidates)
    {
        if (candidates.Length == 1)
        {
            return (Endpoint)candidates[0];
        }

        var endpoint = Ask(context, candidates);
        var share = endpoint.Health.Share(context.Timestamp);
        if (share >= 1 || context.NextRandom() < share || endpoint.Load.TakeTurn())
        {
            return endpoint;
        }

        // It has just come back, and most of its picks go to the others: not all of them to the next best.
        var others = Without(endpoint, candidates);
        return others.Length == 1 ? (Endpoint)others[0] : Ask(context, others);
    }

    private Endpoint Ask(in PickContext context, BalancedEndpoint[] candidates)
    {
        var picked = policy.Pick(context, candidates);
        foreach (var candidate in candidates)
        {
            if (candidate == picked)
            {
                return (Endpoint)candidate;
            }
        }

        var what = picked is null ? "nothing" : $"'{picked.Endpoint.Address}', which it was not given";
        throw new InvalidOperationException($"The balancing policy '{policy.GetType().Name}' picked {what}. Pick must return one of the endpoints that it is given.");
    }

    private static BalancedEndpoint[] Without(Endpoint endpoint, BalancedEndpoint[] candidates) => Array.FindAll(candidates, candidate => candidate != endpoint);
}
