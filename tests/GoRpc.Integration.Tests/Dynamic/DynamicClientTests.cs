using System.Text.Json.Nodes;
using GoRpc.Demo;
using GoRpc.Integration.Tests.Processes;
using GoRpc.Schema;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Dynamic;

/// <summary>The demo host, called by names and JSON.</summary>
public sealed class DynamicClientTests(DemoHost host) : IClassFixture<DemoHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Services_FromReflection_AreThoseOfTheHost()
    {
        using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);

        var client = await GoRpcDynamicClient.FromReflectionAsync(channel, Token).Within("the reflection");

        Assert.Equal(
            ["gorpc.demo.Calculator", "gorpc.demo.Chat", "gorpc.demo.Stocks", "gorpc.demo.Telemetry", "grpc.health.v1.Health"],
            client.Services.Where(service => !service.Contains("reflection", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("reflection")]
    [InlineData("proto")]
    [InlineData("contracts")]
    public async Task Unary_FromEachSource_IsAnswered(string source)
    {
        using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        var client = source switch
        {
            "reflection" => await GoRpcDynamicClient.FromReflectionAsync(channel, Token).Within("the reflection"),
            "proto" => GoRpcDynamicClient.FromProto(channel, ProtoSchema.Of([typeof(ICalculator)]).Files),
            _ => GoRpcDynamicClient.FromContracts(channel, typeof(ICalculator)),
        };

        var sum = await client.UnaryAsync("gorpc.demo.Calculator", "Add", JsonNode.Parse("""{"a":1,"b":2}""")).Within("the sum");

        Assert.Equal("""{"value":3}""", sum.ToJsonString());
    }

    [Fact]
    public async Task ServerStreaming_GivesEachResponse()
    {
        using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        var client = GoRpcDynamicClient.FromContracts(channel, typeof(IStocks));

        var quotes = await client.ServerStreamingAsync("gorpc.demo.Stocks", "Watch", JsonNode.Parse("""{"symbol":"ACME","count":3}""")).ToListAsync(Token).AsTask().Within("the quotes");

        Assert.Equal(3, quotes.Count);
        Assert.All(quotes, quote => Assert.Equal("ACME", (string?)quote["symbol"]));
    }

    [Fact]
    public async Task ClientStreaming_SendsEachRequest()
    {
        using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        var client = GoRpcDynamicClient.FromContracts(channel, typeof(ITelemetry));
        JsonNode?[] readings = [JsonNode.Parse("""{"device":"boiler-1","value":1}"""), JsonNode.Parse("""{"device":"boiler-1","value":3}""")];

        var summary = await client.ClientStreamingAsync("gorpc.demo.Telemetry", "Upload", readings.ToAsyncEnumerable()).Within("the summary");

        Assert.Equal("""{"devices":[{"device":"boiler-1","count":2,"min":1,"max":3,"mean":2}]}""", summary.ToJsonString());
    }

    [Fact]
    public async Task Duplex_TalksBothWays()
    {
        using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        var client = GoRpcDynamicClient.FromContracts(channel, typeof(IChat));
        JsonNode?[] messages = [JsonNode.Parse("""{"from":"a","text":"hello","at":"2026-01-31T12:00:00Z"}""")];

        var answers = await client.DuplexAsync("gorpc.demo.Chat", "Talk", messages.ToAsyncEnumerable()).ToListAsync(Token).AsTask().Within("the talk");

        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.NotEqual("", (string?)answer["text"]));
    }

    [Fact]
    public async Task Fault_OfTheHost_IsTheSameExceptionAsATypedClients()
    {
        using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        var client = GoRpcDynamicClient.FromContracts(channel, typeof(ICalculator));

        var failure = await Assert.ThrowsAnyAsync<GoRpcException>(() =>
            client.UnaryAsync("gorpc.demo.Calculator", "Divide", JsonNode.Parse("""{"a":1}""")).Within("the failure"));

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Equal("gorpc.demo.Calculator", failure.Call?.Service);
    }

    [Fact]
    public async Task Request_ThatDoesNotFit_NamesTheField()
    {
        using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        var client = GoRpcDynamicClient.FromContracts(channel, typeof(ICalculator), typeof(ITelemetry));

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => client.UnaryAsync("gorpc.demo.Calculator", "Add", JsonNode.Parse("""{"a":"x"}""")).Within("the failure"));
        var inStream = await Assert.ThrowsAsync<GoRpcException>(() =>
            client.ClientStreamingAsync("gorpc.demo.Telemetry", "Upload", new JsonNode?[] { new JsonObject { ["device"] = "d" }, new JsonObject { ["device"] = 1 } }.ToAsyncEnumerable()).Within("the failure"));

        Assert.Equal("'gorpc.demo.Calculator/Add': the request is no 'gorpc.demo.CalculatorAddRequest': a: expected a whole number of 32 bits, found \"x\".", failure.Status.Detail);
        Assert.Equal("a", failure.Details!.BadRequest!.FieldViolations.Single().Field);
        Assert.Equal("[1].device", inStream.Details!.BadRequest!.FieldViolations.Single().Field);
    }

    [Theory]
    [InlineData("gorpc.demo.Calc", "Add", "There is no service 'gorpc.demo.Calc'. There is 'gorpc.demo.Calculator'.")]
    [InlineData("gorpc.demo.Calculator", "Plus", "'gorpc.demo.Calculator' has no method 'Plus'. It has 'Add', 'Divide', 'Multiply', 'Slow', 'Subtract'.")]
    public async Task Names_OfNothing_AreAnsweredWithWhatThereIs(string service, string method, string message)
    {
        using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        var client = GoRpcDynamicClient.FromContracts(channel, typeof(ICalculator));

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => client.UnaryAsync(service, method));

        Assert.StartsWith(message, failure.Message);
    }

    [Fact]
    public async Task Reflection_OfAHostWithoutIt_SaysWhatToDo()
    {
        await using var silent = await Server.ServerUnderTest.StartAsync<Server.Probe>();
        using var channel = GoRpcChannel.ForAddress(silent.Address);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => GoRpcDynamicClient.FromReflectionAsync(channel, Token).Within("the reflection"));

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
        Assert.Contains("GoRpc:Server:ExposeContracts=true", failure.Message, StringComparison.Ordinal);
    }
}
