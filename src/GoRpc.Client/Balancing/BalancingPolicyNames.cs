namespace GoRpc;

/// <summary>The names of the built-in policies, as <see cref="GoRpcClientOptions.Balancing"/> takes them.</summary>
public static class BalancingPolicyNames
{
    /// <summary>Of two endpoints drawn at random the better one, by its latency, its successes and what it has in flight. The default.</summary>
    public const string PowerOfTwo = "power-of-two";

    /// <summary>One after the other.</summary>
    public const string RoundRobin = "round-robin";

    /// <summary>The one with the fewest attempts in flight.</summary>
    public const string LeastRequest = "least-request";

    /// <summary>The same one for the same <see cref="HashKeyAttribute"/>, while it is there and not overloaded.</summary>
    public const string ConsistentHash = "consistent-hash";

    /// <summary>In turn, each as often as its <see cref="GoRpcEndpoint.Weight"/> says.</summary>
    public const string Weighted = "weighted";
}
