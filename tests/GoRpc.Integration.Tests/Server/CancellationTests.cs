using GoRpc.Tests.Shared;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Deadlines and callers that go away: the handler's token is cancelled, whatever it waits for.</summary>
public sealed class CancellationTests
{
    // Long enough to be under way on a loaded machine, short enough to wait for.
    private static readonly TimeSpan ShortDeadline = TimeSpan.FromMilliseconds(500);

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Deadline_InEachKind_CancelsTheHandlerAndEndsTheCall(MethodType kind)
    {
        var waiting = new WaitingHandler();
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Answer = waiting.AnswerAsync });

        // Sent by hand, so that it is the server's clock that ends the call and not a client's.
        var response = await server.Http.PostGrpcAsync(
            ProbeCalls.PathOf(kind), RawFrame.Of(0x08, 1), ("grpc-timeout", $"{ShortDeadline.TotalMilliseconds:0}m"));

        Assert.Equal("4", response.Status);
        await waiting.Cancelled.Within("the handler's token");
        Assert.Empty(server.Logs.Of("UnhandledException"));
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Caller_ThatCancels_CancelsTheHandler(MethodType kind)
    {
        var waiting = new WaitingHandler();
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Answer = waiting.AnswerAsync });
        using var cancellation = new CancellationTokenSource();

        var failing = server.Calls.FailAsync(kind, new CallOptions(cancellationToken: cancellation.Token));
        await waiting.Entered.Within("the handler");
        await cancellation.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await failing).StatusCode);
        await waiting.Cancelled.Within("the handler's token");
        await AssertQuietEndAsync(server);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Caller_WhoseConnectionBreaks_CancelsTheHandler(MethodType kind)
    {
        var waiting = new WaitingHandler();
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Answer = waiting.AnswerAsync });

        var failing = server.Calls.CallAsync(kind, default, [1]);
        await waiting.Entered.Within("the handler");
        server.Channel.Dispose();

        // What the caller's own library makes of it depends on whether it was reading at that moment.
        await Assert.ThrowsAnyAsync<Exception>(() => failing);
        await waiting.Cancelled.Within("the handler's token");
        await AssertQuietEndAsync(server);
    }

    [Theory]
    [InlineData(MethodType.ClientStreaming)]
    [InlineData(MethodType.DuplexStreaming)]
    public async Task Caller_ThatCancelsWhileTheHandlerReads_EndsTheRequestStreamWithACancellation(MethodType kind)
    {
        var ended = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Answer = ReadToTheEndAsync });
        using var cancellation = new CancellationTokenSource();
        var options = new CallOptions(cancellationToken: cancellation.Token);

        IClientStreamWriter<byte[]> requests;
        Task response;
        if (kind is MethodType.ClientStreaming)
        {
            var call = server.Calls.ClientStreaming("test.Probe/Up", options);
            (requests, response) = (call.RequestStream, call.ResponseAsync);
        }
        else
        {
            var call = server.Calls.Duplex("test.Probe/Both", options);
            (requests, response) = (call.RequestStream, call.ResponseStream.MoveNext(CancellationToken.None));
        }

        await requests.WriteAsync([0x08, 1]).Within("the first value");
        await reading.Task.Within("the handler to read it");
        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<RpcException>(() => response.Within("the end of the call"));
        Assert.IsAssignableFrom<OperationCanceledException>(await ended.Task.Within("the end of the request stream"));
        await AssertQuietEndAsync(server);

        async Task<int> ReadToTheEndAsync(IAsyncEnumerable<int> values, CallContext context)
        {
            try
            {
                await foreach (var value in values)
                {
                    reading.TrySetResult();
                }

                return 0;
            }
            catch (Exception exception)
            {
                ended.TrySetResult(exception);
                throw;
            }
        }
    }

    [Theory]
    [InlineData(MethodType.ServerStreaming)]
    [InlineData(MethodType.DuplexStreaming)]
    public async Task Caller_ThatCancelsBetweenItems_DisposesTheResponseStream(MethodType kind)
    {
        var disposed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Stream = (_, _) => EndlessAsync() });
        using var cancellation = new CancellationTokenSource();
        var options = new CallOptions(cancellationToken: cancellation.Token);

        IAsyncStreamReader<byte[]> responses = kind is MethodType.ServerStreaming
            ? server.Calls.ServerStreaming("test.Probe/Down", [0x08, 1], options).ResponseStream
            : server.Calls.Duplex("test.Probe/Both", options).ResponseStream;
        Assert.True(await responses.MoveNext(CancellationToken.None).Within("an item"));
        await cancellation.CancelAsync();

        await disposed.Task.Within("the end of the handler's stream");
        await AssertQuietEndAsync(server);

        // It ignores every token; only the writing side can end it.
        async IAsyncEnumerable<int> EndlessAsync()
        {
            try
            {
                while (true)
                {
                    await Task.Yield();
                    yield return 1;
                }
            }
            finally
            {
                disposed.TrySetResult();
            }
        }
    }

    [Fact]
    public async Task Token_OfTheEnumerator_IsThatOfTheCall()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Stream = (_, _) => WaitAsync() });
        using var cancellation = new CancellationTokenSource();

        using var call = server.Calls.ServerStreaming("test.Probe/Down", [0x08, 1], new CallOptions(cancellationToken: cancellation.Token));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("an item"));
        await cancellation.CancelAsync();

        await cancelled.Task.Within("the iterator's token");

        async IAsyncEnumerable<int> WaitAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return 1;
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                cancelled.TrySetResult();
                throw;
            }
        }
    }

    /// <summary>The call's end is logged after the handler's; nothing in it may look like a mistake of the implementation.</summary>
    private static async Task AssertQuietEndAsync(ServerUnderTest server)
    {
        await server.DisposeAsync();
        Assert.Empty(server.Logs.Of("UnhandledException"));
        Assert.DoesNotContain(server.Logs.Entries, entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    /// <summary>Waits for its token and nothing else.</summary>
    private sealed class WaitingHandler
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Entered => _entered.Task;

        public Task Cancelled => _cancelled.Task;

        public async Task<int> AnswerAsync(IAsyncEnumerable<int> values, CallContext context)
        {
            _entered.TrySetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
                return 0;
            }
            catch (OperationCanceledException)
            {
                _cancelled.TrySetResult();
                throw;
            }
        }
    }
}
