using GoRpc.Integration.Tests.Server;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Compression;

/// <summary>What a host compresses, what it takes, and what it refuses, by raw HTTP/2.</summary>
public sealed class HostCompressionTests
{
    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public async Task Response_InEachKind_IsCompressedFromItsSizeOn(MethodType kind)
    {
        await using var server = await ServerUnderTest.StartAsync<Texts>();
        byte[] body = kind is MethodType.DuplexStreaming ? [.. Frames.Plain("short"), .. Frames.Plain(Frames.Long), .. Frames.Plain("short")] : Frames.Plain(Frames.Long);

        var response = await server.Http.PostGrpcAsync(Frames.PathOf(kind), body, ("grpc-accept-encoding", "identity,gzip"));

        Assert.Equal("0", response.Status);
        Assert.Equal("gzip", response.Headers["grpc-encoding"]);
        string[] expected = kind switch
        {
            MethodType.ServerStreaming => [Frames.Long, "short", Frames.Long],
            MethodType.DuplexStreaming => ["short", Frames.Long, "short"],
            _ => [Frames.Long],
        };
        Assert.Equal(
            expected.Select(text => (text == Frames.Long, Convert.ToHexString(Frames.Message(text)))),
            Frames.Read(response.Body, "gzip").Select(frame => (frame.IsCompressed, Convert.ToHexString(frame.Message))));
    }

    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public async Task Response_ForACallerThatTakesNoCompression_TravelsAsItIs(MethodType kind)
    {
        await using var server = await ServerUnderTest.StartAsync<Texts>();

        var response = await server.Http.PostGrpcAsync(Frames.PathOf(kind), Frames.Plain(Frames.Long), ("grpc-accept-encoding", "identity,snappy"));

        Assert.Equal("0", response.Status);
        Assert.False(response.Headers.ContainsKey("grpc-encoding"));
        Assert.All(Frames.Read(response.Body, null), frame => Assert.False(frame.IsCompressed));
    }

    [Theory]
    [InlineData("test.Texts/Brotli", "identity,gzip,br", "br")]
    [InlineData("test.Texts/Brotli", "identity,gzip", "gzip")]
    [InlineData("test.Texts/Brotli", "identity", null)]
    [InlineData("test.Texts/Plain", "identity,gzip,br", null)]
    [InlineData("test.Silent/Unary", "identity,gzip,br", null)]
    public async Task Response_OfEachMethod_IsInTheEncodingOfItsContract(string path, string accepted, string? expected)
    {
        await using var server = await ServerUnderTest.StartAsync<Texts>();

        var response = await server.Http.PostGrpcAsync(path, Frames.Plain(Frames.Long), ("grpc-accept-encoding", accepted));

        Assert.Equal("0", response.Status);
        Assert.Equal(expected, response.Headers.GetValueOrDefault("grpc-encoding"));
        var frame = Assert.Single(Frames.Read(response.Body, expected));
        Assert.Equal(expected is not null, frame.IsCompressed);
        Assert.Equal(Frames.Message(Frames.Long), frame.Message);
    }

    [Fact]
    public async Task Options_OfTheHost_HoldWhereTheContractSaysNothing()
    {
        await using var server = await StartAsync(options => options.Compression = new() { Encoding = MessageEncoding.Brotli, FromBytes = 5 });
        (string, string) accepted = ("grpc-accept-encoding", "identity,gzip,br");

        var silent = await server.Http.PostGrpcAsync("test.Silent/Unary", Frames.Plain("twelve bytes"), accepted);
        var small = await server.Http.PostGrpcAsync("test.Silent/Unary", Frames.Plain("2"), accepted);
        var stated = await server.Http.PostGrpcAsync("test.Texts/Unary", Frames.Plain("twelve bytes"), accepted);

        Assert.Equal("br", silent.Headers["grpc-encoding"]);
        Assert.Equal(1, silent.Body[0]);
        Assert.Equal(Frames.Plain("2"), small.Body);
        Assert.Equal(Frames.Plain("twelve bytes"), stated.Body);
    }

    [Fact]
    public async Task WriteOptions_OfTheHandler_KeepAResponseFromBeingCompressed()
    {
        await using var server = await ServerUnderTest.StartAsync<Texts>(
            builder => builder.Services.Configure<GoRpcServerOptions>(options => options.Compression.Encoding = MessageEncoding.Gzip));

        var response = await server.Http.PostGrpcAsync("test.Texts/Plain", Frames.Plain(Frames.Long), ("grpc-accept-encoding", "gzip"));

        Assert.Equal(Frames.Plain(Frames.Long), response.Body);
    }

    [Theory]
    [MemberData(nameof(Frames.KindsAndEncodings), MemberType = typeof(Frames))]
    public async Task Request_InEachKnownEncoding_IsRead(MethodType kind, string encoding)
    {
        await using var server = await ServerUnderTest.StartAsync<Texts>();

        var response = await server.Http.PostGrpcAsync(
            Frames.PathOf(kind), Frames.Compressed(encoding, Frames.Message(Frames.Long)), ("grpc-encoding", encoding));

        Assert.Equal("0", response.Status);
        Assert.Equal(Frames.Message(Frames.Long), Frames.Read(response.Body, null)[0].Message);
    }

    // https://github.com/grpc/grpc/blob/master/doc/compression.md, "Test cases".
    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public async Task Request_InAnUnknownEncoding_IsUnimplementedAndToldWhatIsTaken(MethodType kind)
    {
        await using var server = await ServerUnderTest.StartAsync<Texts>();

        var response = await server.Http.PostGrpcAsync(Frames.PathOf(kind), Frames.Of(1, [1, 2, 3]), ("grpc-encoding", "snappy"));

        Assert.Equal("12", response.Status);
        Assert.Contains("'snappy'", response.Message);
        Assert.Equal(["br", "deflate", "gzip", "identity"], response.Headers["grpc-accept-encoding"].Split(',').Order());
    }

    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public async Task Request_NotCompressedUnderAnUnknownEncoding_IsRead(MethodType kind)
    {
        await using var server = await ServerUnderTest.StartAsync<Texts>();

        Assert.Equal("0", (await server.Http.PostGrpcAsync(Frames.PathOf(kind), Frames.Plain("text"), ("grpc-encoding", "snappy"))).Status);
    }

    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public async Task Request_CompressedWithoutAnEncoding_IsInternal(MethodType kind)
    {
        await using var server = await ServerUnderTest.StartAsync<Texts>();
        var body = Frames.Compressed("gzip", Frames.Message("text"));

        Assert.Equal("13", (await server.Http.PostGrpcAsync(Frames.PathOf(kind), body)).Status);
        Assert.Equal("13", (await server.Http.PostGrpcAsync(Frames.PathOf(kind), body, ("grpc-encoding", "identity"))).Status);
        Assert.Empty(server.Logs.Of("UnhandledException"));
    }

    [Theory]
    [MemberData(nameof(Frames.KindsAndEncodings), MemberType = typeof(Frames))]
    public async Task Request_ThatIsNotWhatItsEncodingSays_IsInternal(MethodType kind, string encoding)
    {
        await using var server = await ServerUnderTest.StartAsync<Texts>();
        var whole = Frames.Compress(encoding, Frames.Message(Frames.Long));
        byte[][] contents = [[.. Enumerable.Repeat((byte)0xFE, 50)], whole[..^3]];

        foreach (var content in contents)
        {
            var response = await server.Http.PostGrpcAsync(Frames.PathOf(kind), Frames.Of(1, content), ("grpc-encoding", encoding));

            Assert.Equal("13", response.Status);
            Assert.Contains("is not a sequence of gRPC messages", response.Message);
        }

        Assert.Empty(server.Logs.Of("UnhandledException"));
    }

    [Theory]
    [MemberData(nameof(Frames.KindsAndEncodings), MemberType = typeof(Frames))]
    public async Task Request_ThatGrowsBeyondTheLimit_IsResourceExhausted(MethodType kind, string encoding)
    {
        await using var server = await StartAsync(options => options.MaxReceiveMessageBytes = 100_000);

        var response = await server.Http.PostGrpcAsync(Frames.PathOf(kind), Frames.Bomb(encoding, 100_000), ("grpc-encoding", encoding));

        Assert.Equal("8", response.Status);
        Assert.Contains("MaxReceiveMessageBytes", response.Message);
    }

    private static Task<ServerUnderTest> StartAsync(Action<GoRpcServerOptions> configure) =>
        ServerUnderTest.StartAsync<Texts>(builder => builder.Services.Configure(configure));
}
