using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>How often a service executes what was called once, over real connections that break.</summary>
public sealed class ExecutionTests
{
    [Theory]
    [MemberData(nameof(Shapes.All), MemberType = typeof(Shapes))]
    public async Task ConnectionThatBreaks_AfterACallWasSent_NeverExecutesItTwice(string shape)
    {
        await using var peer = await Peer.StartAsync(static async http =>
        {
            await using var messages = http.ReadMessagesAsync().GetAsyncEnumerator();
            await messages.MoveNextAsync();
            Peer.Break(http);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => Shapes.RunAsync(channel.CreateClient<IWork>(), shape).Within("the call to fail"));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Contains("Whether the service executed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, failure.Call!.Attempts);
        Assert.Equal(1, peer.Requests);
    }

    [Fact]
    public async Task ConnectionThatBreaks_UnderAnIdempotentCall_IsRetriedUntilItHolds()
    {
        var requests = 0;
        await using var peer = await Peer.StartAsync(async http =>
        {
            if (Interlocked.Increment(ref requests) < 3)
            {
                Peer.Break(http);
                return;
            }

            await Peer.Echo(http);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);

        Assert.Equal(7, await channel.CreateClient<IWork>().ReadAsync(7).Within("the call"));
        Assert.Equal(3, peer.Requests);
    }

    [Fact]
    public async Task IdempotentStream_AnsweredByTrailersOnly_IsOpenedAgain()
    {
        await using var peer = await Peer.StartAsync(FailFirst(StatusCode.Unavailable));
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);

        Assert.Equal([7], await ReadAllAsync(channel.CreateClient<IWork>().WatchAsync(7)).Within("the stream"));
        Assert.Equal(2, peer.Requests);
    }

    [Fact]
    public async Task IdempotentStream_FailedAfterItsHeaders_IsNotOpenedAgain()
    {
        await using var peer = await Peer.StartAsync(static async http =>
        {
            http.BeginGrpc();
            await http.Response.Body.FlushAsync();
            http.EndGrpc(StatusCode.Unavailable, "broke");
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => ReadAllAsync(channel.CreateClient<IWork>().WatchAsync(7)).Within("the stream to fail"));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal(1, peer.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RequestStream_OfAnAttemptThatFailed_IsReplayedWhole(bool isIdempotent)
    {
        // Not idempotent calls need the server's word that the handler was not entered.
        await using var peer = await Peer.StartAsync(FailFirst(StatusCode.Unavailable, isIdempotent ? null : "gorpc-not-executed"));
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);
        var work = channel.CreateClient<IWork>();

        var echoed = await ReadAllAsync(isIdempotent ? work.EchoAsync(Items(1, 2, 3)) : work.TalkAsync(Items(1, 2, 3))).Within("the stream");

        Assert.Equal([1, 2, 3], echoed);
        Assert.Equal(2, peer.Requests);
    }

    [Fact]
    public async Task CallThatWasNotExecuted_ByTheServersWord_IsRetriedWhateverTheMethod()
    {
        await using var peer = await Peer.StartAsync(FailFirst(StatusCode.Unavailable, "gorpc-not-executed"));
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);

        Assert.Equal(7, await channel.CreateClient<IWork>().ChangeAsync(7).Within("the call"));
        Assert.Equal(2, peer.Requests);
    }

    [Fact]
    public async Task Retry_OverTheWire_TellsHowManyAttemptsThereWere()
    {
        var told = new List<string>();
        await using var peer = await Peer.StartAsync(http =>
        {
            told.Add(http.Request.Headers["grpc-previous-rpc-attempts"].ToString());
            http.EndWithTrailersOnly(StatusCode.Unavailable);
            return Task.CompletedTask;
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);

        await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<IWork>().ReadAsync(1).Within("the call to fail"));

        Assert.Equal(["", "1", "2"], told);
    }

    [Fact]
    public async Task StreamThatIsRefused_IsRetriedWhateverTheMethod()
    {
        await using var peer = new Http2Peer(static (peer, type, stream) =>
            type == Http2Peer.HeadersFrame ? peer.ResetAsync(stream, Http2Peer.RefusedStream) : Task.CompletedTask);
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<IWork>().ChangeAsync(1).Within("the call to fail"));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal(3, failure.Call!.Attempts);
        // .NET's HTTP handler sends each of them again three times.
        Assert.Equal(12, peer.Streams);
    }

    [Fact]
    public async Task RequestStream_WhoseHttp2StreamIsRefusedOnce_FailsInsteadOfArrivingEmpty()
    {
        var streams = 0;
        await using var peer = new Http2Peer((peer, type, stream) =>
            type == Http2Peer.HeadersFrame && Interlocked.Increment(ref streams) == 1 ? peer.ResetAsync(stream, Http2Peer.RefusedStream) : Task.CompletedTask);
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);

        var failure = await Assert.ThrowsAsync<GoRpcException>(
            () => Shapes.RunAsync(channel.CreateClient<IWork>(), "client streaming").Within("the call to fail"));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Contains("after the request stream had begun", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StreamThatTheServerResets_IsNotRetriedAndNoCancellationOfTheCaller()
    {
        await using var peer = new Http2Peer(static (peer, type, stream) =>
            type == Http2Peer.HeadersFrame ? peer.ResetAsync(stream, Http2Peer.Cancel) : Task.CompletedTask);
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<IWork>().ReadAsync(1).Within("the call to fail"));

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Contains("broke the call off", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, peer.Streams);
    }

    [Fact]
    public async Task ServiceThatComesBack_IsFoundByTheNextAttempt()
    {
        var port = DiagnosisTests.UnusedPort();
        await using var channel = GoRpcChannel.ForAddress($"http://127.0.0.1:{port}", static options =>
            (options.Retry.MaxAttempts, options.Retry.BaseDelay, options.Retry.MaxDelay) = (100, TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50)));
        var call = channel.CreateClient<IWork>().ChangeAsync(7);

        // The client also asks in the background whether the service is back, which is no call.
        var calls = 0;
        await using var peer = await Peer.StartAsync(
            async http =>
            {
                calls += http.Request.Path.StartsWithSegments("/test.Work") ? 1 : 0;
                await Peer.Echo(http);
            },
            port: port);

        Assert.Equal(7, await call.Within("the call to meet the service"));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task BlockedWrite_OfAnAttemptThatFails_DoesNotHoldUpTheNextOne()
    {
        const int Large = 1 << 20;
        var requests = 0;
        await using var peer = await Peer.StartAsync(async http =>
        {
            if (Interlocked.Increment(ref requests) == 1)
            {
                // Reads nothing: the client's flow-control window fills, and its write waits.
                http.EndWithTrailersOnly(StatusCode.Unavailable, ("gorpc-not-executed", "1"));
                return;
            }

            var received = 0;
            await foreach (var _ in http.ReadMessagesAsync())
            {
                received++;
            }

            http.BeginGrpc();
            await http.WriteMessageAsync(received);
            http.EndGrpc(StatusCode.OK);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, Impatient);
        var bytes = Marshallers.Create(static bytes => bytes, static bytes => bytes);
        using var call = channel.CallInvoker.AsyncClientStreamingCall(new Method<byte[], byte[]>(MethodType.ClientStreaming, "test.Raw", "Send", bytes, bytes), null, default);

        for (var i = 0; i < 3; i++)
        {
            await call.RequestStream.WriteAsync(new byte[Large]).Within("a write");
        }

        await call.RequestStream.CompleteAsync().Within("completing");

        Assert.Equal(3, (await call.ResponseAsync.Within("the response"))[1]);
        Assert.Equal(2, peer.Requests);
    }

    private static void Impatient(GoRpcClientOptions options) => options.Retry.BaseDelay = TimeSpan.Zero;

    private static Microsoft.AspNetCore.Http.RequestDelegate FailFirst(StatusCode status, string? trailer = null)
    {
        var requests = 0;
        return http =>
        {
            if (Interlocked.Increment(ref requests) > 1)
            {
                return Peer.Echo(http);
            }

            http.EndWithTrailersOnly(status, trailer is null ? [] : [(trailer, "1")]);
            return Task.CompletedTask;
        };
    }

    private static async IAsyncEnumerable<int> Items(params int[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }

    private static async Task<List<int>> ReadAllAsync(IAsyncEnumerable<int> stream)
    {
        var items = new List<int>();
        await foreach (var item in stream)
        {
            items.Add(item);
        }

        return items;
    }
}
