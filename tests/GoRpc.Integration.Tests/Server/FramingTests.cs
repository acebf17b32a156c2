using Grpc.Core;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Requests that no gRPC client would send, by raw HTTP/2.</summary>
public sealed class FramingTests
{
    private const string Unary = "test.Probe/Unary";
    private const string Up = "test.Probe/Up";

    [Fact]
    public async Task Request_ByHand_IsAnsweredWithOneFrameAndStatusZero()
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script());

        var response = await server.Http.PostGrpcAsync(Unary, RawFrame.Of(0x08, 7));

        Assert.Equal("0", response.Status);
        Assert.Equal(RawFrame.Of(0x08, 7), response.Body);
    }

    public static TheoryData<string, string, byte[], string, string> Malformed => new()
    {
        { "no message", Unary, [], "13", "Incomplete message" },
        { "two messages", Unary, [.. RawFrame.Of(0x08, 1), .. RawFrame.Of(0x08, 2)], "13", "Additional data" },
        { "half a prefix", Unary, [0, 0], "13", "Incomplete message" },
        { "half a message", Unary, RawFrame.WithLength(10, 0x08, 1), "13", "Incomplete message" },
        { "half a message in a stream", Up, RawFrame.WithLength(10, 0x08, 1), "13", "Incomplete message" },
        { "a flag that is neither 0 nor 1", Unary, [7, 0, 0, 0, 0], "13", "is not a sequence of gRPC messages" },
        { "such a flag in a stream", Up, [7, 0, 0, 0, 0], "13", "is not a sequence of gRPC messages" },
        { "more than 2 GiB announced", Unary, RawFrame.WithLength(uint.MaxValue), "13", "a length below 2 GiB" },
        { "more than 2 GiB announced in a stream", Up, RawFrame.WithLength(uint.MaxValue), "13", "a length below 2 GiB" },
        { "a compressed message without an encoding", Unary, [1, 0, 0, 0, 0], "13", "grpc-encoding" },
        { "bytes that are no protobuf", Unary, RawFrame.Of(0xFF, 0xFF), "13", "can't be read" },
        { "bytes that are no protobuf in a stream", Up, RawFrame.Of(0xFF, 0xFF), "13", "can't be read" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Request_ThatIsMalformed_IsRefusedWithAClearStatus(string what, string path, byte[] body, string status, string message)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script());

        var response = await server.Http.PostGrpcAsync(path, body);

        Assert.True(response.Status == status, $"{what}: {response.Everything}");
        Assert.Contains(message, response.Message);
        Assert.Empty(server.Logs.Of("UnhandledException"));
    }

    [Theory]
    [InlineData("test.Probe/Unknown")]
    [InlineData("test.Nobody/Unary")]
    public async Task Method_ThatNobodyServes_IsUnimplementedAndNotExecuted(string path)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script());

        var response = await server.Http.PostGrpcAsync(path, RawFrame.Of());

        Assert.Equal("12", response.Status);
        Assert.Equal("1", response.Headers["gorpc-not-executed"]);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Deadline_WithoutTimeLeft_IsRejectedWithoutRunningTheHandler(MethodType kind)
    {
        var entered = 0;
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Answer = (_, _) => Task.FromResult(++entered) });

        var response = await server.Http.PostGrpcAsync(ProbeCalls.PathOf(kind), RawFrame.Of(0x08, 1), ("grpc-timeout", "0m"));

        Assert.Equal("4", response.Status);
        Assert.Equal("1", response.Headers["gorpc-not-executed"]);
        Assert.Equal(0, entered);
        Assert.Single(server.Logs.Of("ExpiredOnArrival"));
    }

    [Fact]
    public async Task Refusal_OfAnInvalidRequest_DoesNotInviteARetry()
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script());

        var response = await server.Http.PostGrpcAsync(Unary, RawFrame.Of(0xFF, 0xFF));

        Assert.False(response.Headers.ContainsKey("gorpc-not-executed"));
    }
}
