namespace GoRpc.Client.Balancing;

/// <summary>
/// The endpoints in turn, each as often as its weight says. A position walks the circle in steps of the golden ratio, which spread more evenly than any others:
/// the shares hold over few picks already, and there is nothing to keep when the list changes.
/// </summary>
internal sealed class Weighted : BalancingPolicy
{
    // 2^64 divided by the golden ratio, odd.
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _position;

    public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints)
    {
        ulong weights = 0;
        foreach (var endpoint in endpoints)
        {
            weights += (uint)endpoint.Endpoint.Weight;
        }

        var point = Math.BigMul(Interlocked.Add(ref _position, Step), weights, out _);
        foreach (var endpoint in endpoints)
        {
            var weight = (uint)endpoint.Endpoint.Weight;
            if (point < weight)
            {
                return endpoint;
            }

            point -= weight;
        }

        // A weight has become smaller while it was read.
        return endpoints[^1];
    }
}
