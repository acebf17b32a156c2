using GoRpc.Outages.Discovery;
using GoRpc.Tests.Shared;
using Grpc.Net.Client.Balancer;

namespace GoRpc.Outages.Tests.Discovery;

public sealed class EndpointRegistryTests
{
    private readonly EndpointRegistry _registry = new(["http://127.0.0.1:1"]);

    [Fact]
    public async Task Source_ListsChange_GivesEachAndFailsWhenGone()
    {
        await using var lists = new RegistryEndpointSource(_registry).WatchAsync(default).GetAsyncEnumerator();

        Assert.True(await lists.MoveNextAsync().Within("the first list"));
        Assert.Equal("http://127.0.0.1:1", Assert.Single(lists.Current).Address);
        _registry.Publish([]);
        Assert.True(await lists.MoveNextAsync().Within("the second list"));
        Assert.Empty(lists.Current);
        _registry.GoAway();
        await Assert.ThrowsAsync<IOException>(() => lists.MoveNextAsync().Within("the end"));
    }

    [Fact]
    public async Task Resolver_ListsChange_TellsEachAndTheFailure()
    {
        var results = System.Threading.Channels.Channel.CreateUnbounded<ResolverResult>();
        using var resolver = new RegistryResolver(_registry);

        resolver.Start(result => results.Writer.TryWrite(result));
        var first = await results.Reader.ReadAsync().Within("the first list");
        _registry.GoAway();
        var gone = await results.Reader.ReadAsync().Within("the failure");
        _registry.Publish(["http://127.0.0.1:2", "http://127.0.0.1:3"]);
        var back = await results.Reader.ReadAsync().Within("the last list");

        Assert.Equal(1, Assert.Single(first.Addresses!).EndPoint.Port);
        Assert.NotEqual(Grpc.Core.StatusCode.OK, gone.Status.StatusCode);
        Assert.Equal([2, 3], back.Addresses!.Select(address => address.EndPoint.Port));
    }
}
