using GoRpc.Client.CircuitBreaker;

namespace GoRpc.Client.Endpoints;

/// <content>How one of several endpoints is picked.</content>
internal sealed partial class EndpointSet
{
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
        return share < 1 && context.NextRandom() >= share && Without(endpoint, candidates) is { Length: > 0 } others
            ? others.Length == 1 ? (Endpoint)others[0] : Ask(context, others)
            : endpoint;
    }

    private Endpoint Ask(in PickContext context, BalancedEndpoint[] candidates) => policy.Pick(context, candidates) as Endpoint
        ?? throw new InvalidOperationException($"The balancing policy '{policy.GetType().Name}' picked nothing. Pick must return one of the endpoints that it is given.");

    private static BalancedEndpoint[] Without(Endpoint endpoint, BalancedEndpoint[] candidates) => [.. candidates.Where(candidate => candidate != endpoint)];
}
