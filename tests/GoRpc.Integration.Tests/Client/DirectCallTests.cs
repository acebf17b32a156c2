using System.Buffers;
using GoRpc.Integration.Tests.Client.Calls;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Integration.Tests.Client;

/// <summary>Unary calls as the client frames them itself: what is on the wire, and what ends them.</summary>
public sealed class DirectCallTests
{
    private static readonly byte[] Seven = [8, 7];

    [Fact]
    public async Task Response_WithMoreThanOneMessage_SaysSo()
    {
        await using var peer = await Peer.StartAsync(static async http =>
        {
            http.BeginGrpc();
            await http.WriteMessageAsync(1);
            await http.WriteMessageAsync(2);
            http.EndGrpc(StatusCode.OK);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<IWork>().ChangeAsync(1).Within("the failure"));

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Contains("More follows the message", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Response_OkWithoutAMessage_IsInternal(bool inTrailersOnly)
    {
        await using var peer = await Peer.StartAsync(async http =>
        {
            http.BeginGrpc();
            if (inTrailersOnly)
            {
                http.EndWithTrailersOnly(StatusCode.OK);
                return;
            }

            await http.Response.StartAsync();
            http.EndGrpc(StatusCode.OK);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<IWork>().ChangeAsync(1).Within("the failure"));

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Contains("without a message", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_WhoseTextIsEncoded_IsDecoded()
    {
        await using var peer = await Peer.StartAsync(static http =>
        {
            http.EndWithTrailersOnly(StatusCode.NotFound, ("grpc-message", "no caf%C3%A9 %25"));
            return Task.CompletedTask;
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<IWork>().ChangeAsync(1).Within("the failure"));

        Assert.Equal("no café %", failure.Status.Detail);
    }

    [Fact]
    public async Task Request_Always_CarriesTheHeadersOfGrpc()
    {
        Dictionary<string, string>? headers = null;
        await using var peer = await Peer.StartAsync(http =>
        {
            headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            return Peer.Echo(http);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, static options => options.Deadline = TimeSpan.FromSeconds(5));

        await channel.CreateClient<IWork>().ChangeAsync(1).Within("the answer");

        Assert.Equal("application/grpc", headers!["content-type"]);
        Assert.Equal("trailers", headers["te"]);
        Assert.Equal("identity,gzip,br,deflate", headers["grpc-accept-encoding"]);
        Assert.StartsWith("grpc-dotnet-gorpc/", headers["user-agent"], StringComparison.Ordinal);
        Assert.InRange(int.Parse(headers["grpc-timeout"].TrimEnd('m'), null), 1, 4999);
    }

    [Fact]
    public async Task Request_ThatCantBeEncoded_SendsNothing()
    {
        await using var peer = await Peer.StartAsync(Peer.Echo);
        await using var channel = GoRpcChannel.ForAddress(peer.Address);
        var broken = MethodOf(static (_, _) => throw new FormatException("unspeakable"));

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.CallInvoker.AsyncUnaryCall(broken, null, default, []).ResponseAsync.Within("the failure"));

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.IsType<FormatException>(failure.InnerException);
        await channel.CreateClient<IWork>().ChangeAsync(1).Within("the answer to a good request");
        Assert.Equal(1, peer.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Marshallers_ThatStateNoLength_WriteWhateverTheyLike(bool inOnePiece)
    {
        await using var peer = await Peer.StartAsync(Peer.Echo);
        await using var channel = GoRpcChannel.ForAddress(peer.Address);
        var method = MethodOf((message, context) =>
        {
            if (inOnePiece)
            {
                context.Complete(message);
                return;
            }

            // More than any first buffer has room for.
            context.GetBufferWriter().Write(message);
            context.GetBufferWriter().Write<byte>([0xFA, 0x01, 0xE8, 0x07, .. new byte[1000]]);
            context.Complete();
        });

        var answer = await channel.CallInvoker.AsyncUnaryCall(method, null, default, Seven).ResponseAsync.Within("the answer");

        Assert.Equal(Seven, answer);
    }

    [Fact]
    public async Task Call_ThatAsksForACompressedRequest_IsCompressed()
    {
        string? encoding = null;
        await using var peer = await Peer.StartAsync(async http =>
        {
            encoding = http.Request.Headers["grpc-encoding"];
            http.BeginGrpc();
            await http.WriteMessageAsync(7);
            http.EndGrpc(StatusCode.OK);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address);
        var options = new CallOptions(new Metadata { { "grpc-internal-encoding-request", "gzip" } });

        Assert.Equal(Seven, await channel.CallInvoker.AsyncUnaryCall(MethodOf(Write), null, options, Seven).ResponseAsync.Within("the answer"));
        Assert.Equal("gzip", encoding);
    }

    [Fact]
    public async Task Channel_Disposed_EndsTheCallsInFlight()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var peer = await Peer.StartAsync(http =>
        {
            http.RequestAborted.Register(() => aborted.TrySetResult());
            arrived.TrySetResult();
            return aborted.Task;
        });
        var channel = GoRpcChannel.ForAddress(peer.Address);
        var call = channel.CreateClient<IWork>().ChangeAsync(1);
        await arrived.Task.Within("the call to arrive");

        await channel.DisposeAsync();

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => call.Within("the failure"));
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        await aborted.Task.Within("the service to learn of it");
    }

    [Fact]
    public async Task Call_AfterOneThatEndedWell_IsNotTouchedByTheTokenAndTheDeadlineOfThatOne()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var isQuiet = false;
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var peer = await Peer.StartAsync(async http =>
        {
            if (isQuiet)
            {
                arrived.TrySetResult();
                await answer.Task;
            }

            await Peer.Echo(http);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, options => (options.TimeProvider, options.Deadline) = (time, null));
        using var cancellation = new CancellationTokenSource();
        var options = new CallOptions(deadline: time.GetUtcNow().UtcDateTime.AddSeconds(5), cancellationToken: cancellation.Token);
        await channel.CallInvoker.AsyncUnaryCall(MethodOf(Write), null, options, Seven).ResponseAsync.Within("the first answer");

        isQuiet = true;
        var second = channel.CreateClient<IWork>().ChangeAsync(7);
        await arrived.Task.Within("the second call to arrive");
        await cancellation.CancelAsync();
        time.Advance(TimeSpan.FromSeconds(6));
        answer.SetResult();

        Assert.Equal(7, await second.Within("the second answer"));
    }

    [Fact]
    public async Task Deadline_OfTheChannelsOwnClock_EndsTheCall()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var peer = await Peer.StartAsync(http =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, options => options.TimeProvider = time);
        var call = channel.CreateClient<IWork>().ChangeAsync(1);
        await arrived.Task.Within("the call to arrive");

        time.Advance(TimeSpan.FromSeconds(31));

        await Assert.ThrowsAsync<DeadlineExceededException>(() => call.Within("the deadline"));
    }

    private static void Write(byte[] message, SerializationContext context) => context.Complete(message);

    private static Method<byte[], byte[]> MethodOf(Action<byte[], SerializationContext> write) => new(
        MethodType.Unary, "test.Work", "Change", new Marshaller<byte[]>(write, Read), new Marshaller<byte[]>(Write, Read));

    private static byte[] Read(DeserializationContext context) => context.PayloadAsNewBuffer();
}
