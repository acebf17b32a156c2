using GoRpc.Tests.Shared;

namespace GoRpc.Unit.Tests.Client.Endpoints;

/// <summary>How the list of endpoints changes, and what a policy of one's own may do.</summary>
public sealed class EndpointSetTests
{
    [Fact]
    public void Update_WithAListThatKeepsSome_KeepsWhatIsKnownOfThem()
    {
        using var layer = new PickLayer().Update("http://a", "http://b");
        var kept = layer.All[0];
        layer.Attempts(kept, 3);

        layer.Set.Update([new GoRpcEndpoint("http://c"), new GoRpcEndpoint("http://a") { Weight = 5 }]);

        Assert.Same(kept, layer.All[1]);
        Assert.Equal(5, kept.Endpoint.Weight);
        Assert.False(layer.Host("http://a").Connections.Single().IsDisposed);
        Assert.True(layer.Host("http://b").Connections.Single().IsDisposed);
    }

    [Fact]
    public void Update_ThatDropsAnEndpointWithCalls_ClosesItWhenTheLastHasEnded()
    {
        using var layer = new PickLayer().Update("http://a", "http://b");
        var (one, two) = (layer.BeginAt(layer.All[0]), layer.BeginAt(layer.All[0]));

        layer.Update("http://b");
        var connection = layer.Host("http://a").Connections.Single();
        layer.End(one);
        Assert.False(connection.IsDisposed);
        layer.End(two);

        Assert.True(connection.IsDisposed);
        Assert.Equal(0, one.Endpoint.InFlight);
    }

    [Fact]
    public void DroppedEndpoint_WithCalls_IsClosedWithTheChannel()
    {
        var layer = new PickLayer().Update("http://a", "http://b");
        layer.BeginAt(layer.All[0]);
        layer.Update("http://b");

        layer.Dispose();

        Assert.All(new[] { "http://a", "http://b" }, address => Assert.True(layer.Host(address).Connections.Single().IsDisposed));
    }

    [Fact]
    public void DroppedEndpoint_ThatComesBack_IsANewOne()
    {
        using var layer = new PickLayer().Update("http://a", "http://b");
        var former = layer.BeginAt(layer.All[0]);

        layer.Update("http://b").Update("http://a", "http://b");

        Assert.NotSame(former.Endpoint, layer.All[0]);
        layer.End(former);
        Assert.Equal([true, false], layer.Host("http://a").Connections.Select(static connection => connection.IsDisposed));
    }

    [Fact]
    public void NewEndpoint_InAListThatIsInUse_StartsSlowly()
    {
        using var layer = new PickLayer().Update("http://a", "http://b").Update("http://a", "http://b", "http://c");

        Assert.Equal([1, 1, 0.1], layer.All.Select(endpoint => endpoint.Health.Share(layer.Now)));
    }

    [Fact]
    public void TryBegin_AtADroppedEndpoint_IsRefusedAndCountsNothing()
    {
        using var layer = new PickLayer().Update("http://a", "http://b");
        var dropped = layer.All[0];
        layer.Update("http://b");

        Assert.False(dropped.TryBegin(isStream: false, layer.Now));
        Assert.Equal(0, dropped.InFlight);
    }

    [Fact]
    public void Policy_OfOnesOwn_PicksByWhatItLikes()
    {
        using var layer = new PickLayer(static _ => new Nearest("west"));
        layer.Set.Update([new GoRpcEndpoint("http://a"), new GoRpcEndpoint("http://b") { Attributes = new Dictionary<string, string> { ["zone"] = "west" } }, new GoRpcEndpoint("http://c")]);

        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal("http://b", layer.Pick().Address));
    }

    [Theory]
    [InlineData(true, "The balancing policy 'Wrong' picked nothing. Pick must return one of the endpoints that it is given.")]
    [InlineData(false, "The balancing policy 'Wrong' picked 'http://elsewhere', which it was not given. Pick must return one of the endpoints that it is given.")]
    public void Policy_ThatPicksWhatItWasNotGiven_IsToldSo(bool picksNothing, string message)
    {
        using var other = new PickLayer().Update("http://elsewhere");
        using var layer = new PickLayer(_ => new Wrong(picksNothing ? null! : other.All[0])).Update(2);

        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => layer.Pick()).Message);
    }

    [Fact]
    public async Task ReadyAsync_WhileAllAreLost_EndsWhenOneIsBack()
    {
        using var layer = new PickLayer().Update(1);
        layer.Host(layer.All[0].Address).State = HostState.Refusing;
        layer.Attempts(layer.All[0], 1, PickLayer.Failure(FakeHost.Refused));
        Assert.False(layer.Set.MustWait(isWaitForReady: false));
        Assert.True(layer.Set.MustWait(isWaitForReady: true));

        var ready = layer.Set.ReadyAsync(isWaitForReady: true, CancellationToken.None);
        layer.Pass(TimeSpan.FromSeconds(3));
        Assert.False(ready.IsCompleted);
        layer.Host(layer.All[0].Address).State = HostState.Serving;
        layer.Pass(TimeSpan.FromSeconds(1));

        await ready.Within("an endpoint to be ready");
    }

    [Fact]
    public async Task ReadyAsync_OfADisposedChannel_SaysSo()
    {
        var layer = new PickLayer();
        var ready = layer.Set.ReadyAsync(isWaitForReady: false, CancellationToken.None);

        layer.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => ready.Within("the wait to end"));
    }

    private sealed class Nearest(string zone) : BalancingPolicy
    {
        public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints)
        {
            foreach (var endpoint in endpoints)
            {
                if (endpoint.Endpoint.Attributes.GetValueOrDefault("zone") == zone)
                {
                    return endpoint;
                }
            }

            return endpoints[0];
        }
    }

    private sealed class Wrong(BalancedEndpoint picked) : BalancingPolicy
    {
        public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints) => picked;
    }
}
