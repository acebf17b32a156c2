using GoRpc.Client.Telemetry;

namespace GoRpc.Unit.Tests.Client.Telemetry;

public sealed class TargetTagsTests
{
    [Theory]
    [InlineData("http://orders:5081", "orders", 5081)]
    [InlineData("https://orders.example.com", "orders.example.com", 443)]
    [InlineData("dns+http://orders:5081", "orders", 5081)]
    [InlineData("unix:/run/orders.sock", "/run/orders.sock", null)]
    [InlineData("file:endpoints.json", "file:endpoints.json", null)]
    [InlineData("http://a:1, http://b:2", "http://a:1, http://b:2", null)]
    public void OfCall_Target_NamesTheServerThatTheClientWasMadeFor(string target, string address, int? port)
    {
        var tags = new TargetTags(target).OfCall("test.Shop/Read").ToDictionary();

        Assert.Equal(address, tags["server.address"]);
        Assert.Equal(port, tags.GetValueOrDefault("server.port"));
    }
}
