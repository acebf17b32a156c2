namespace GoRpc;

/// <summary>
/// Says which endpoint takes an attempt. One class and one line make your own: derive from this, and add it to
/// <see cref="GoRpcClientOptions.BalancingPolicies"/> under a name that <see cref="GoRpcClientOptions.Balancing"/> then takes.
/// </summary>
/// <remarks>
/// A channel has its own instance. It is asked from any thread at once and must not block. What no policy need care for: endpoints that are ejected, out of
/// reach, or already tried by the call are not among those it is given, and one that has just come back is spared most picks.
/// </remarks>
public abstract class BalancingPolicy
{
    /// <summary>Picks one of the endpoints.</summary>
    /// <param name="context">The call that needs one.</param>
    /// <param name="endpoints">Those that may be picked, at least two, in no order that means anything.</param>
    /// <returns>One of them.</returns>
    public abstract BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints);
}
