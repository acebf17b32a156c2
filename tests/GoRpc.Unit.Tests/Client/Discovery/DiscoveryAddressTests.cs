using GoRpc.Client.Discovery;

namespace GoRpc.Unit.Tests.Client.Discovery;

public sealed class DiscoveryAddressTests
{
    private readonly GoRpcClientOptions _options = new();

    public DiscoveryAddressTests() => _options.EndpointSources["mine"] = address =>
        address.Host == "bad" ? throw new ArgumentException("'bad' is not mine.") : new ScriptedSource();

    [Theory]
    [InlineData("http://localhost:5081")]
    [InlineData("unix:/run/orders.sock")]
    [InlineData("file:endpoints.json")]
    [InlineData("file:///etc/endpoints.json")]
    [InlineData("dns+http://orders:5081")]
    [InlineData("DNS+HTTPS://orders")]
    [InlineData("mine://orders")]
    [InlineData("mine:orders")]
    public void FindFault_KnownScheme_FindsNone(string address) => Assert.Null(DiscoveryAddress.FindFault(address, _options));

    [Theory]
    [InlineData("localhost:5081", "has no scheme. Type 'http://localhost:5081'")]
    [InlineData("orders", "has no scheme")]
    [InlineData("consul://orders", "Known are 'http', 'https', 'unix', 'file', 'dns+http', 'dns+https', 'mine'")]
    [InlineData("consul://orders", "options.EndpointSources[\"consul\"] = address => ...")]
    [InlineData("srv+http://_grpc._tcp.orders", "GoRpc.Discovery.Dns")]
    [InlineData("discovery+http://orders", "GoRpc.Discovery.Extensions")]
    [InlineData("etcd://orders", "GoRpc.Discovery.Etcd")]
    [InlineData("file:", "names no file")]
    [InlineData("file:/etc/", "names no file")]
    [InlineData("dns+http://", "names no host. Type 'dns+http://orders.internal:5081'")]
    [InlineData("dns+http://orders:5081/x", "more than a host and a port")]
    [InlineData("dns+http://orders:508100", "names no host")]
    [InlineData("mine://bad", "'bad' is not mine")]
    public void FindFault_OfAFaultyAddress_SaysWhatToType(string address, string part) =>
        Assert.Contains(part, DiscoveryAddress.FindFault(address, _options));

    [Theory]
    [InlineData("http://localhost:5081", false)]
    [InlineData("unix:/run/orders.sock", false)]
    [InlineData("dns+http://orders", false)]
    [InlineData("https://localhost:5081", true)]
    [InlineData("dns+https://orders", true)]
    [InlineData("file:endpoints.json", null)]
    [InlineData("mine://orders", null)]
    public void IsSecure_OfAnAddress_FollowsItsScheme(string address, bool? expected) => Assert.Equal(expected, DiscoveryAddress.IsSecure(address, _options));

    [Theory]
    [InlineData("http://localhost:5081", typeof(StaticEndpoints))]
    [InlineData("unix:/run/orders.sock", typeof(StaticEndpoints))]
    [InlineData("file:endpoints.json", typeof(FileEndpoints))]
    [InlineData("dns+https://orders", typeof(DnsEndpoints))]
    [InlineData("MINE://orders", typeof(ScriptedSource))]
    public void CreateSource_OfAnAddress_IsTheOneOfItsScheme(string address, Type type) => Assert.IsType(type, DiscoveryAddress.CreateSource(address, _options));

    [Fact]
    public void CreateSource_SchemeOfABuiltInOne_IsTheUsersOwn()
    {
        _options.EndpointSources["dns+http"] = _ => new ScriptedSource();

        Assert.IsType<ScriptedSource>(DiscoveryAddress.CreateSource("dns+http://orders", _options));
    }
}
