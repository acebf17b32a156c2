using System.Text;
using GoRpc.Client.Discovery;

namespace GoRpc.Unit.Tests.Client.Discovery;

public sealed class EndpointFileTests
{
    [Fact]
    public void Read_AddressesAndObjects_GivesEndpoints()
    {
        var endpoints = Read("""
            [
              // The old one.
              "http://10.0.0.1:5081",
              { "address": "https://10.0.0.2:5081", "weight": 3, "authority": "orders.internal", "attributes": { "zone": "a", } },
              { "Address": "unix:/run/orders.sock" },
            ]
            """);

        Assert.Equal(
            [
                new GoRpcEndpoint("http://10.0.0.1:5081"),
                new GoRpcEndpoint("https://10.0.0.2:5081") { Weight = 3, Authority = "orders.internal", Attributes = new Dictionary<string, string> { ["zone"] = "a" } },
                new GoRpcEndpoint("unix:/run/orders.sock"),
            ],
            endpoints);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\uFEFF[ ]\n// nothing")]
    public void Read_EmptyList_IsEmpty(string json) => Assert.Empty(Read(json));

    [Theory]
    [InlineData("", 1, "")]
    [InlineData("[\n\"http://a:1\",\n", 3, "Type for example [ \"http://10.0.0.1:5081\"")]
    [InlineData("[\n\"http://a:1\n]", 2, "Type for example")]
    [InlineData("{ \"endpoints\": [] }", 1, "no list of endpoints")]
    [InlineData("[\n7 ]", 2, "an endpoint is an address or an object")]
    [InlineData("[\n\"http://a:1\",\n\"a:1\" ]", 3, "Type 'http://a:1'")]
    [InlineData("[ {\n\"adress\": \"http://a:1\" } ]", 2, "no 'adress'. Type one of 'address', 'weight', 'authority', 'attributes'")]
    [InlineData("[ {\n\n\"address\": 1 } ]", 3, "'address' is no text")]
    [InlineData("[ { \"address\": \"http://a:1\",\n\"weight\": 0 } ]", 2, "the weight 0. Type a number from 1 to 1000")]
    [InlineData("[ { \"address\": \"http://a:1\",\n\"weight\": \"2\" } ]", 2, "without quotes")]
    [InlineData("[ { \"address\": \"http://a:1\",\n\"attributes\": [] } ]", 2, "'attributes' is no object")]
    [InlineData("[ { \"address\": \"http://a:1\",\n\"authority\": \"http://b\" } ]", 2, "the authority 'http://b'")]
    [InlineData("[\n{ \"weight\": 2 } ]", 2, "it has no address")]
    [InlineData("[] []", 1, "")]
    public void Read_Fault_NamesFileLineAndWhatToType(string json, int line, string part)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Read(json));

        Assert.StartsWith($"The file '/etc/endpoints.json' has a fault in line {line}: ", exception.Message);
        Assert.Contains(part, exception.Message);
        Assert.EndsWith(".", exception.Message);
        Assert.DoesNotContain("BytePosition", exception.Message);
    }

    [Fact]
    public void Read_BrokenUtf8_IsAFault()
    {
        Assert.Throws<InvalidDataException>(() => EndpointFile.Read([(byte)'[', (byte)'"', 0xff, (byte)'"', (byte)']'], "/etc/endpoints.json"));
    }

    [Theory]
    [InlineData("""[ "http://10.0.0.1:5081", { "address": "https://10.0.0.2:5081", "weight": 3 } ]""")]
    public void Read_EveryPrefixOfAFile_IsAFault(string json)
    {
        for (var length = 0; length < json.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Read(json[..length]));
        }
    }

    private static List<GoRpcEndpoint> Read(string json) => EndpointFile.Read(Encoding.UTF8.GetBytes(json), "/etc/endpoints.json");
}
