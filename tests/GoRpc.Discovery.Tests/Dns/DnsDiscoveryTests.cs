using System.Net;
using GoRpc.Discovery.Tests.Processes;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Discovery.Tests.Dns;

/// <summary>SRV and address records of a real name server.</summary>
public sealed class DnsDiscoveryTests : IAsyncDisposable
{
    private const string Orders = "srv+http://_grpc._tcp.orders.test";

    private readonly FakeTimeProvider _time = new();
    private readonly DnsServer _server = new();

    [Theory]
    [InlineData(Orders, "http")]
    [InlineData("srv+https://_grpc._tcp.orders.test", "https")]
    public async Task Watch_OfSrvRecords_GivesTheirTargetsWithPortWeightAndName(string address, string scheme)
    {
        await _server.ServeAsync(
            "srv-host=_grpc._tcp.orders.test,a.orders.test,5081,10,3",
            "srv-host=_grpc._tcp.orders.test,b.orders.test,5082,10,0",
            "host-record=a.orders.test,10.0.0.1",
            "host-record=b.orders.test,10.0.0.2,2001:db8::2");

        var list = await FirstAsync(address);

        Assert.Equal(
            [
                new GoRpcEndpoint($"{scheme}://10.0.0.1:5081") { Weight = 3, Authority = "a.orders.test:5081" },
                new GoRpcEndpoint($"{scheme}://10.0.0.2:5082") { Authority = "b.orders.test:5082" },
                new GoRpcEndpoint($"{scheme}://[2001:db8::2]:5082") { Authority = "b.orders.test:5082" },
            ],
            list.OrderBy(endpoint => endpoint.Address, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Watch_OfSeveralPriorities_GivesTheLowestThatHasAddresses()
    {
        await _server.ServeAsync(
            "srv-host=_grpc._tcp.orders.test,gone.orders.test,5081,1,1",
            "srv-host=_grpc._tcp.orders.test,a.orders.test,5081,2,1",
            "srv-host=_grpc._tcp.orders.test,b.orders.test,5081,3,1",
            "host-record=a.orders.test,10.0.0.1",
            "host-record=b.orders.test,10.0.0.2");

        Assert.Equal("http://10.0.0.1:5081", Assert.Single(await FirstAsync(Orders)).Address);
    }

    [Fact]
    public async Task Watch_OfLargeWeights_KeepsTheirRatios()
    {
        await _server.ServeAsync(
            "srv-host=_grpc._tcp.orders.test,a.orders.test,5081,1,60000",
            "srv-host=_grpc._tcp.orders.test,b.orders.test,5081,1,15000",
            "host-record=a.orders.test,10.0.0.1",
            "host-record=b.orders.test,10.0.0.2");

        Assert.Equal([250, 1000], (await FirstAsync(Orders)).Select(endpoint => endpoint.Weight).Order());
    }

    [Fact]
    public async Task Watch_RecordsChange_AreSeenWhenTheAnswerHasExpired()
    {
        await _server.ServeAsync("srv-host=_grpc._tcp.orders.test,a.orders.test,5081,1,1", "host-record=a.orders.test,10.0.0.1");
        await using var lists = Watch(Orders);
        await NextAsync(lists);

        var next = NextAsync(lists);
        await _server.ServeAsync("srv-host=_grpc._tcp.orders.test,a.orders.test,5081,1,1", "host-record=a.orders.test,10.0.0.9");
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("http://10.0.0.9:5081", Assert.Single(await next).Address);
    }

    [Fact]
    public async Task Watch_TimeToLiveIsShorterThanTheMinimum_WaitsTheMinimum()
    {
        await _server.ServeAsync("srv-host=_grpc._tcp.orders.test,a.orders.test,5081,1,1", "host-record=a.orders.test,10.0.0.1");
        await using var lists = Watch(Orders, dns => dns.MinimumInterval = TimeSpan.FromSeconds(40));
        await NextAsync(lists);

        var next = NextAsync(lists);
        _time.Advance(TimeSpan.FromSeconds(39));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.Single(await next);
    }

    [Theory]
    [InlineData("dns+http://a.orders.test:5081", "http://10.0.0.1:5081", "a.orders.test:5081")]
    [InlineData("dns+https://a.orders.test", "https://10.0.0.1:443", "a.orders.test:443")]
    public async Task Watch_OfAHost_AsksTheSameServers(string address, string expected, string authority)
    {
        await _server.ServeAsync("host-record=a.orders.test,10.0.0.1");

        Assert.Equal(new GoRpcEndpoint(expected) { Authority = authority }, Assert.Single(await FirstAsync(address)));
    }

    [Fact]
    public async Task Watch_OfAnUnknownName_SaysWhichServerWasAsked()
    {
        await _server.ServeAsync();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => FirstAsync(Orders));

        Assert.Contains("DNS has no '_grpc._tcp.orders.test' (SRV)", exception.Message);
        Assert.Contains(_server.EndPoint.ToString(), exception.Message);
    }

    [Fact]
    public async Task Watch_FirstServerIsAway_AsksTheNext()
    {
        await _server.ServeAsync("host-record=a.orders.test,10.0.0.1");
        await using var lists = Watch("dns+http://a.orders.test:1", dns => dns.Servers.Insert(0, new IPEndPoint(IPAddress.Loopback, ExternalServer.FreePort())));

        Assert.Equal("http://10.0.0.1:1", Assert.Single(await NextAsync(lists)).Address);
    }

    [Theory]
    [InlineData("srv+http://orders.test:5081", "SRV records tell the ports")]
    [InlineData("srv+http://orders.test/x", "more than a name")]
    [InlineData("srv+http://", "names no host")]
    [InlineData("dns+http://orders.test/x", "more than a host and a port")]
    public void Address_WithAFault_KeepsTheChannelFromBeingMade(string address, string part)
    {
        var exception = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => GoRpcChannel.ForAddress(address, options => options.AddDnsDiscovery()));

        Assert.Contains(part, exception.Message);
    }

    [Fact]
    public void AddDnsDiscovery_OptionOutOfRange_SaysWhatToSet()
    {
        var exception = Assert.Throws<ArgumentException>(() => new GoRpcClientOptions().AddDnsDiscovery(dns => dns.MinimumInterval = TimeSpan.FromHours(1)));

        Assert.Contains("MaximumInterval, which is 00:01:00", exception.Message);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<IReadOnlyList<GoRpcEndpoint>> NextAsync(IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> lists)
    {
        Assert.True(await lists.MoveNextAsync().Within("a list"));
        return lists.Current;
    }

    private async Task<IReadOnlyList<GoRpcEndpoint>> FirstAsync(string address)
    {
        await using var lists = Watch(address);
        return await NextAsync(lists);
    }

    private IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> Watch(string address, Action<DnsDiscoveryOptions>? configure = null)
    {
        var options = new GoRpcClientOptions { TimeProvider = _time };
        options.AddDnsDiscovery(dns =>
        {
            dns.Servers.Add(_server.EndPoint);
            configure?.Invoke(dns);
        });
        var uri = new Uri(address);
        return options.EndpointSources[uri.Scheme](uri).WatchAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
    }
}
