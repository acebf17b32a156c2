using System.Net;
using System.Net.Sockets;
using GoRpc.Client.Discovery;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;

namespace GoRpc.Unit.Tests.Client.Discovery;

public sealed class DnsEndpointsTests
{
    private readonly TestTime _time = new();
    private string[] _answer = [];

    [Theory]
    [InlineData("dns+http://orders.internal:5081", "http://10.0.0.1:5081", "http://[2001:db8::1]:5081", "orders.internal:5081")]
    [InlineData("dns+https://orders.internal:5081", "https://10.0.0.1:5081", "https://[2001:db8::1]:5081", "orders.internal:5081")]
    [InlineData("dns+https://orders.internal", "https://10.0.0.1:443", "https://[2001:db8::1]:443", "orders.internal:443")]
    [InlineData("dns+http://orders.internal", "http://10.0.0.1:80", "http://[2001:db8::1]:80", "orders.internal:80")]
    public async Task Watch_OfAName_GivesAnEndpointForEachAddressWithTheNameAsAuthority(string address, string v4, string v6, string authority)
    {
        _answer = ["10.0.0.1", "2001:db8::1"];

        await using var lists = Watch(address);
        await lists.MoveNextAsync().Within("the first list");

        Assert.Equal([new GoRpcEndpoint(v4) { Authority = authority }, new GoRpcEndpoint(v6) { Authority = authority }], lists.Current);
        Assert.All(lists.Current, endpoint => Assert.Null(EndpointFault.Find(endpoint)));
    }

    [Fact]
    public async Task Watch_AfterHalfAMinute_AsksAgain()
    {
        _answer = ["10.0.0.1"];
        await using var lists = Watch("dns+http://orders.internal:5081");
        await lists.MoveNextAsync().Within("the first list");

        var next = lists.MoveNextAsync();
        _answer = ["10.0.0.2"];
        var wait = await _time.PassAsync();
        await next.Within("the second list");

        Assert.Equal(TimeSpan.FromSeconds(30), wait);
        Assert.Equal("http://10.0.0.2:5081", Assert.Single(lists.Current).Address);
    }

    [Theory]
    [InlineData(0, 27)]
    [InlineData(1, 33)]
    public async Task Watch_WithJitter_StaysNearHalfAMinute(double random, double seconds)
    {
        await using var lists = Watch("dns+http://orders.internal:5081", random);
        await lists.MoveNextAsync().Within("the first list");
        var next = lists.MoveNextAsync();

        Assert.Equal(TimeSpan.FromSeconds(seconds), await _time.PassAsync());
        await next.Within("the second list");
    }

    [Fact]
    public async Task Watch_OfAnUnknownName_SaysWhatIsWrong()
    {
        var source = new DnsEndpoints(new Uri("dns+http://nowhere.internal:5081"), _time, (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        await using var lists = source.WatchAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => lists.MoveNextAsync().Within("the failure"));

        Assert.Contains("'nowhere.internal'", exception.Message);
        Assert.IsType<SocketException>(exception.InnerException);
    }

    [Fact]
    public async Task Watch_WithTheSystemsResolver_FindsThisMachine()
    {
        await using var lists = new DnsEndpoints(new Uri("dns+http://localhost:5081"), _time).WatchAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);

        await lists.MoveNextAsync().Within("the first list");

        Assert.Contains(lists.Current, endpoint => endpoint.Address is "http://127.0.0.1:5081" or "http://[::1]:5081");
    }

    private IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> Watch(string address, double random = 0.5) =>
        new DnsEndpoints(new Uri(address), _time, (host, _) => Task.FromResult(host == "orders.internal" ? _answer.Select(IPAddress.Parse).ToArray() : []), () => random)
            .WatchAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
}
