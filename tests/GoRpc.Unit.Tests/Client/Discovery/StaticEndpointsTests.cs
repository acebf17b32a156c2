using GoRpc.Client.Discovery;
using GoRpc.Tests.Shared;

namespace GoRpc.Unit.Tests.Client.Discovery;

public sealed class StaticEndpointsTests
{
    [Fact]
    public async Task Watch_OfEndpoints_GivesThemAndThoseThatReplaceThem()
    {
        var source = new StaticEndpoints(["http://a:1", "http://b:1"]);
        using var stop = new CancellationTokenSource();
        await using var lists = source.WatchAsync(stop.Token).GetAsyncEnumerator(stop.Token);

        await lists.MoveNextAsync().Within("the first list");
        Assert.Equal(["http://a:1", "http://b:1"], lists.Current.Select(endpoint => endpoint.Address));
        var next = lists.MoveNextAsync();
        Assert.False(next.IsCompleted);
        source.Replace(["http://c:1"]);
        await next.Within("the second list");

        Assert.Equal(["http://c:1"], lists.Current.Select(endpoint => endpoint.Address));
        Assert.Same(lists.Current, source.Current);
    }

    [Fact]
    public void Replace_ByNothing_LeavesTheEndpoints()
    {
        var source = new StaticEndpoints(["http://a:1"]);

        source.Replace([]);

        Assert.Equal("http://a:1", Assert.Single(source.Current).Address);
    }
}
