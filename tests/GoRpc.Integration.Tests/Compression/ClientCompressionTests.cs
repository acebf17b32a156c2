using GoRpc.Integration.Tests.Client.Calls;
using GoRpc.Integration.Tests.Server;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Compression;

/// <summary>What the client compresses, what it takes, and what it refuses, before a peer that looks at the bytes.</summary>
public sealed class ClientCompressionTests
{
    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public async Task Request_InEachKind_IsCompressedFromItsSizeOn(MethodType kind)
    {
        var recorder = new Recorder();
        await using var peer = await Peer.StartAsync(recorder.AnswerAsync);
        await using var channel = GoRpcChannel.ForAddress(peer.Address);

        await channel.CreateClient<ITexts>().CallAsync(kind, Frames.Long, "short", Frames.Long);

        var isStream = kind is MethodType.ClientStreaming or MethodType.DuplexStreaming;
        Assert.Equal("gzip", recorder.Encoding);
        Assert.Equal(isStream ? [Frames.Long, "short", Frames.Long] : [Frames.Long], recorder.Texts);
        Assert.Equal(isStream ? [true, false, true] : [true], recorder.AreCompressed);
    }

    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public async Task Request_ThatIsSmall_TravelsAsItIs(MethodType kind)
    {
        var recorder = new Recorder();
        await using var peer = await Peer.StartAsync(recorder.AnswerAsync);
        await using var channel = GoRpcChannel.ForAddress(peer.Address);

        await channel.CreateClient<ITexts>().CallAsync(kind, "short");

        Assert.Equal(["short"], recorder.Texts);
        Assert.Equal([false], recorder.AreCompressed);
        Assert.Equal("identity,gzip,br,deflate", recorder.Accepted);
    }

    [Fact]
    public async Task Request_OfEachMethod_IsInTheEncodingOfItsContract()
    {
        var recorder = new Recorder();
        await using var peer = await Peer.StartAsync(recorder.AnswerAsync);
        await using var channel = GoRpcChannel.ForAddress(peer.Address);
        var texts = channel.CreateClient<ITexts>();

        Assert.Equal("br", await recorder.EncodingOfAsync(() => texts.BrotliAsync(Frames.Long)));
        Assert.Null(await recorder.EncodingOfAsync(() => texts.PlainAsync(Frames.Long)));
        Assert.Null(await recorder.EncodingOfAsync(() => channel.CreateClient<ISilent>().UnaryAsync(Frames.Long)));
    }

    [Fact]
    public async Task Options_OfCallMethodAndClient_ComeInThisOrder()
    {
        var recorder = new Recorder();
        await using var peer = await Peer.StartAsync(recorder.AnswerAsync);
        await using var channel = GoRpcChannel.ForAddress(peer.Address, options =>
        {
            options.Compression = new() { Encoding = MessageEncoding.Brotli, FromBytes = 10 };
            options.Methods["test.Texts/Unary"] = new MethodOptions { Compression = MessageEncoding.None };
            options.Methods["Plain"] = new MethodOptions { Compression = MessageEncoding.Gzip };
        });
        var texts = channel.CreateClient<ITexts>();
        var notCompressed = new CallContext(new CallOptions(writeOptions: new WriteOptions(WriteFlags.NoCompress)));
        var compressed = new CallContext(new CallOptions([new("grpc-internal-encoding-request", "gzip")]));

        Assert.Equal("br", await recorder.EncodingOfAsync(() => channel.CreateClient<ISilent>().UnaryAsync("twelve bytes")));
        Assert.Null(await recorder.EncodingOfAsync(() => texts.UnaryAsync(Frames.Long)));
        Assert.Equal("gzip", await recorder.EncodingOfAsync(() => texts.PlainAsync(Frames.Long)));
        Assert.Null(await recorder.EncodingOfAsync(() => texts.PlainAsync(Frames.Long, notCompressed)));
        Assert.Equal("gzip", await recorder.EncodingOfAsync(() => texts.BrotliAsync(Frames.Long, compressed)));
    }

    [Theory]
    [MemberData(nameof(Frames.KindsAndEncodings), MemberType = typeof(Frames))]
    public async Task Response_InEachKnownEncoding_IsRead(MethodType kind, string encoding)
    {
        await using var peer = await Peer.StartAsync(http => AnswerAsync(http, encoding, Frames.Compressed(encoding, Frames.Message(Frames.Long))));
        await using var channel = GoRpcChannel.ForAddress(peer.Address);

        Assert.Equal([Frames.Long], await channel.CreateClient<ITexts>().CallAsync(kind, "text"));
    }

    // https://github.com/grpc/grpc/blob/master/doc/compression.md, "Test cases".
    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public async Task Response_CompressedAsNobodyAsked_IsInternal(MethodType kind)
    {
        foreach (var encoding in (string?[])["snappy", "identity", null])
        {
            await using var peer = await Peer.StartAsync(http => AnswerAsync(http, encoding, Frames.Of(1, [1, 2, 3])));
            await using var channel = GoRpcChannel.ForAddress(peer.Address);

            var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<ITexts>().CallAsync(kind, "text"));

            Assert.Equal(StatusCode.Internal, failure.StatusCode);
            Assert.Contains("is compressed in no encoding that this client takes. It takes 'identity,gzip,br,deflate'", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public async Task Response_NotCompressedUnderAnUnknownEncoding_IsRead(MethodType kind)
    {
        await using var peer = await Peer.StartAsync(static http => AnswerAsync(http, "snappy", Frames.Plain("text")));
        await using var channel = GoRpcChannel.ForAddress(peer.Address);

        Assert.Equal(["text"], await channel.CreateClient<ITexts>().CallAsync(kind, "text"));
    }

    [Theory]
    [MemberData(nameof(Frames.KindsAndEncodings), MemberType = typeof(Frames))]
    public async Task Response_ThatGrowsBeyondTheLimit_IsResourceExhausted(MethodType kind, string encoding)
    {
        await using var peer = await Peer.StartAsync(http => AnswerAsync(http, encoding, Frames.Bomb(encoding, 100_000)));
        await using var channel = GoRpcChannel.ForAddress(peer.Address, options => options.MaxReceiveMessageBytes = 100_000);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<ITexts>().CallAsync(kind, "text"));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Contains("MaxReceiveMessageBytes", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Frames.KindsAndEncodings), MemberType = typeof(Frames))]
    public async Task Response_ThatIsNotWhatItsEncodingSays_IsInternal(MethodType kind, string encoding)
    {
        var whole = Frames.Compress(encoding, Frames.Message(Frames.Long));
        foreach (var content in (byte[][])[[.. Enumerable.Repeat((byte)0xFE, 50)], whole[..^3]])
        {
            await using var peer = await Peer.StartAsync(http => AnswerAsync(http, encoding, Frames.Of(1, content)));
            await using var channel = GoRpcChannel.ForAddress(peer.Address);

            var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<ITexts>().CallAsync(kind, "text"));

            Assert.Equal(StatusCode.Internal, failure.StatusCode);
            Assert.Contains("is cut off or malformed", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public async Task Call_ToAHost_GoesThroughCompressionBothWays(MethodType kind)
    {
        await using var server = await ServerUnderTest.StartAsync<Texts>();
        await using var channel = GoRpcChannel.ForAddress(server.Address);

        var texts = await channel.CreateClient<ITexts>().CallAsync(kind, Frames.Long, "short");

        string[] expected = kind switch
        {
            MethodType.Unary => [Frames.Long],
            MethodType.ClientStreaming => [Frames.Long + "short"],
            MethodType.ServerStreaming => [Frames.Long, "short", Frames.Long],
            _ => [Frames.Long, "short"],
        };
        Assert.Equal(expected, texts);
    }

    private static async Task AnswerAsync(HttpContext http, string? encoding, byte[] frame)
    {
        await http.Request.Body.CopyToAsync(Stream.Null);
        http.BeginGrpc();
        if (encoding is not null)
        {
            http.Response.Headers["grpc-encoding"] = encoding;
        }

        await http.Response.Body.WriteAsync(frame);
        http.EndGrpc(StatusCode.OK);
    }

    /// <summary>Keeps the last request, and answers each with a short text.</summary>
    private sealed class Recorder
    {
        private IReadOnlyList<(bool IsCompressed, byte[] Message)> _frames = [];

        public string? Encoding { get; private set; }

        public string? Accepted { get; private set; }

        public IEnumerable<bool> AreCompressed => _frames.Select(frame => frame.IsCompressed);

        public IEnumerable<string> Texts => _frames.Select(frame => frame.Message.SequenceEqual(Frames.Message(Frames.Long)) ? Frames.Long : System.Text.Encoding.UTF8.GetString(frame.Message[2..]));

        public async Task AnswerAsync(HttpContext http)
        {
            var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            Encoding = http.Request.Headers.TryGetValue("grpc-encoding", out var encoding) ? encoding.ToString() : null;
            Accepted = http.Request.Headers["grpc-accept-encoding"];
            _frames = Frames.Read(body.ToArray(), Encoding);
            http.BeginGrpc();
            await http.Response.Body.WriteAsync(Frames.Plain("text"));
            http.EndGrpc(StatusCode.OK);
        }

        /// <summary>The encoding of the compressed request of a call; null when it was not compressed.</summary>
        public async Task<string?> EncodingOfAsync(Func<Task<string>> call)
        {
            await call().Within("the answer");
            return AreCompressed.Single() ? Encoding : null;
        }
    }
}
