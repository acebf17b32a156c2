using System.Threading.Channels;

namespace GoRpc.Integration.Tests.Client.Balancing;

/// <summary>Lists that the test gives.</summary>
internal sealed class ScriptedEndpoints : IEndpointSource
{
    private readonly Channel<IReadOnlyList<GoRpcEndpoint>> _lists = Channel.CreateUnbounded<IReadOnlyList<GoRpcEndpoint>>();

    public void Give(params IEnumerable<WorkHost> hosts) => _lists.Writer.TryWrite([.. hosts.Select(static host => new GoRpcEndpoint(host.Address))]);

    public IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync(CancellationToken cancellationToken) => _lists.Reader.ReadAllAsync(cancellationToken);
}
