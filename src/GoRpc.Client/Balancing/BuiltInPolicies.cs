namespace GoRpc.Client.Balancing;

/// <summary>The policies that need no registration.</summary>
internal static class BuiltInPolicies
{
    private static readonly Dictionary<string, Func<TimeProvider, BalancingPolicy>> All = new(StringComparer.Ordinal)
    {
        [BalancingPolicyNames.PowerOfTwo] = static time => new PowerOfTwo(time),
        [BalancingPolicyNames.RoundRobin] = static _ => new RoundRobin(),
        [BalancingPolicyNames.LeastRequest] = static _ => new LeastRequest(),
        [BalancingPolicyNames.ConsistentHash] = static time => new ConsistentHash(withoutKey: new PowerOfTwo(time)),
        [BalancingPolicyNames.Weighted] = static _ => new Weighted(),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>Makes the policy of a name.</summary>
    /// <exception cref="ArgumentException">There is none of the name.</exception>
    public static BalancingPolicy Create(string name, TimeProvider timeProvider) => All.TryGetValue(name, out var create)
        ? create(timeProvider)
        : throw new ArgumentException($"There is no balancing policy '{name}'.", nameof(name));
}
