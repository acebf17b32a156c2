using System.Runtime.CompilerServices;

namespace GoRpc.Outages.Discovery;

/// <summary>The registry as GoRpc watches it.</summary>
internal sealed class RegistryEndpointSource(EndpointRegistry registry) : IEndpointSource
{
    public async IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (addresses, changed) = registry.Read();
            yield return addresses is null
                ? throw new IOException("The registry does not answer.")
                : [.. addresses.Select(address => new GoRpcEndpoint(address))];
            await changed.WaitAsync(cancellationToken);
        }
    }
}
