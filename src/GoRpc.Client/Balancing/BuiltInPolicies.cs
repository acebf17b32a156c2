namespace GoRpc.Client.Balancing;

/// <summary>The policies that need no registration.</summary>
internal static class BuiltInPolicies
{
    /// <summary>Makes the policy of a name.</summary>
    /// <exception cref="ArgumentException">There is none of the name.</exception>
    public static BalancingPolicy Create(string name, TimeProvider timeProvider) => name switch
    {
        BalancingPolicyNames.PowerOfTwo => new PowerOfTwo(timeProvider),
        BalancingPolicyNames.RoundRobin => new RoundRobin(),
        _ => throw new ArgumentException($"There is no balancing policy '{name}'.", nameof(name)),
    };
}
