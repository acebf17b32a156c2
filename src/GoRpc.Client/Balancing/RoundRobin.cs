namespace GoRpc.Client.Balancing;

/// <summary>One endpoint after the other.</summary>
internal sealed class RoundRobin : BalancingPolicy
{
    private uint _next;

    public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints) =>
        endpoints[(int)(Interlocked.Increment(ref _next) % (uint)endpoints.Length)];
}
