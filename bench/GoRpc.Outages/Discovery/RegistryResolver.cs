using Grpc.Core;
using Grpc.Net.Client.Balancer;

namespace GoRpc.Outages.Discovery;

/// <summary>The registry as Grpc.Net.Client resolves it: told of each change, and of each failure.</summary>
internal sealed class RegistryResolver(EndpointRegistry registry) : Resolver
{
    private readonly CancellationTokenSource _disposed = new();

    public static BalancerAddress ToBalancerAddress(string address)
    {
        var uri = new Uri(address);
        return new BalancerAddress(uri.Host, uri.Port);
    }

    public override void Start(Action<ResolverResult> listener) => _ = FollowAsync(listener);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _disposed.Cancel();
        }

        base.Dispose(disposing);
    }

    private async Task FollowAsync(Action<ResolverResult> listener)
    {
        while (!_disposed.IsCancellationRequested)
        {
            var (addresses, changed) = registry.Read();
            listener(addresses is null
                ? ResolverResult.ForFailure(new Status(StatusCode.Unavailable, "The registry does not answer."))
                : ResolverResult.ForResult([.. addresses.Select(ToBalancerAddress)]));
            await changed.WaitAsync(_disposed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
