using GoRpc.Integration.Tests.Client.Balancing;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>How calls of every shape end that don't end by an answer.</summary>
public sealed class EndOfCallTests
{
    // Short enough to wait for, long enough to be told from a call that never began.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    public static TheoryData<string, bool> ShapesAndStages()
    {
        var data = new TheoryData<string, bool>();
        foreach (var shape in new[] { "unary", "server streaming", "client streaming", "duplex" })
        {
            data.Add(shape, false);
            data.Add(shape, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ShapesAndStages))]
    public async Task Deadline_ThatPasses_IsOneTypeWhateverTheShapeAndTheStage(string shape, bool withHeaders)
    {
        await using var peer = await Peer.StartAsync(Never(withHeaders));
        await using var channel = GoRpcChannel.ForAddress(peer.Address, static options =>
        {
            options.Deadline = Soon;
            foreach (var method in new[] { "Follow", "Append", "Talk" })
            {
                options.Methods[$"test.Work/{method}"] = new MethodOptions { Deadline = Soon };
            }
        });

        var failure = await Assert.ThrowsAsync<DeadlineExceededException>(() => Shapes.RunAsync(channel.CreateClient<IWork>(), shape).Within("the deadline"));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Equal(1, failure.Call!.Attempts);
        Assert.Equal("test.Work", failure.Call.Service);
    }

    [Theory]
    [MemberData(nameof(Shapes.All), MemberType = typeof(Shapes))]
    public async Task Deadline_ThatTheServiceReports_IsTheSameType(string shape)
    {
        await using var peer = await Peer.StartAsync(static http =>
        {
            http.EndWithTrailersOnly(StatusCode.DeadlineExceeded);
            return Task.CompletedTask;
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address);

        await Assert.ThrowsAsync<DeadlineExceededException>(() => Shapes.RunAsync(channel.CreateClient<IWork>(), shape).Within("the call to fail"));
    }

    [Theory]
    [MemberData(nameof(ShapesAndStages))]
    public async Task CallersToken_Cancelled_IsAnOperationCanceledExceptionAndReachesTheService(string shape, bool withHeaders)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var peer = await Peer.StartAsync(http =>
        {
            http.RequestAborted.Register(() => aborted.TrySetResult());
            var answer = Never(withHeaders)(http);
            arrived.TrySetResult();
            return answer;
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address);
        using var cancellation = new CancellationTokenSource();
        var call = Shapes.RunAsync(channel.CreateClient<IWork>(), shape, cancellation.Token);
        await arrived.Task.Within("the call to arrive");

        await cancellation.CancelAsync();

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within("the call to end"));
        Assert.True(failure.CancellationToken.IsCancellationRequested);
        await aborted.Task.Within("the service to see it");
    }

    [Theory]
    [MemberData(nameof(Shapes.All), MemberType = typeof(Shapes))]
    public async Task CallersToken_CancelledBeforehand_SendsNothing(string shape)
    {
        await using var peer = await Peer.StartAsync(Peer.Echo);
        await using var channel = GoRpcChannel.ForAddress(peer.Address);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Shapes.RunAsync(channel.CreateClient<IWork>(), shape, new CancellationToken(canceled: true)).Within("the call to end"));

        Assert.Equal(0, peer.Requests);
    }

    [Fact]
    public async Task CallersToken_CancelledWhileWaitingForARetry_EndsTheCall()
    {
        using var logger = new RecordingLogger();
        await using var peer = await Peer.StartAsync(static http =>
        {
            http.EndWithTrailersOnly(StatusCode.Unavailable, ("grpc-retry-pushback-ms", "3600000"));
            return Task.CompletedTask;
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, options => (options.Deadline, options.LoggerFactory) = (null, logger));
        using var cancellation = new CancellationTokenSource();
        var call = channel.CreateClient<IWork>().ReadAsync(1, cancellation.Token);
        // Not at the answer: a failure that meets a cancelled token stays the failure.
        await WorkLoad.UntilAsync(() => logger.Lines.Any(static line => line.Contains("Retrying", StringComparison.Ordinal)), "the call to wait");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within("the call to end"));
    }

    [Theory]
    [MemberData(nameof(ShapesAndStages))]
    public async Task ServerKilled_DuringACall_IsUnavailable(string shape, bool withHeaders)
    {
        var arrived = new TaskCompletionSource<HttpContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var peer = await Peer.StartAsync(async http =>
        {
            if (withHeaders)
            {
                http.BeginGrpc();
                await http.Response.Body.FlushAsync();
            }

            arrived.TrySetResult(http);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address);
        var call = Shapes.RunAsync(channel.CreateClient<IWork>(), shape);

        Peer.Break(await arrived.Task.Within("the call to arrive"));

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => call.Within("the call to end"));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Contains("Whether the service executed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, peer.Requests);
    }

    [Fact]
    public async Task QuietStream_LongerThanEveryLimitOfUnaryCalls_LivesOn()
    {
        var quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var peer = await Peer.StartAsync(async http =>
        {
            http.BeginGrpc();
            await http.WriteMessageAsync(1);
            await quiet.Task;
            await http.WriteMessageAsync(2);
            http.EndGrpc(StatusCode.OK);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, static options => (options.Deadline, options.AttemptTimeout) = (Soon, Soon));
        await using var stream = channel.CreateClient<IWork>().WatchAsync(1).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync().Within("the first item"));

        var next = stream.MoveNextAsync();
        // A unary call that waits for its deadline is the clock: when it has ended, the stream has been quiet for longer.
        await Assert.ThrowsAsync<DeadlineExceededException>(() => channel.CreateClient<IWork>().ChangeAsync(1).Within("the deadline of another call"));
        quiet.SetResult();

        Assert.True(await next.Within("the second item"));
        Assert.Equal(2, stream.Current);
    }

    [Fact]
    public async Task ServiceThatEndsACall_WhileItIsWrittenTo_IsHeardWithItsStatus()
    {
        await using var peer = await Peer.StartAsync(static async http =>
        {
            await using var messages = http.ReadMessagesAsync().GetAsyncEnumerator();
            await messages.MoveNextAsync();
            http.BeginGrpc();
            http.EndGrpc(StatusCode.PermissionDenied, "enough");
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address);
        var method = new Method<string, string>(MethodType.ClientStreaming, "test.Raw", "Send", Marshallers.StringMarshaller, Marshallers.StringMarshaller);
        using var call = channel.CallInvoker.AsyncClientStreamingCall(method, null, default);

        var written = await Assert.ThrowsAsync<GoRpcException>(async () =>
        {
            while (true)
            {
                await call.RequestStream.WriteAsync("more").Within("a write");
            }
        });
        var responded = await Assert.ThrowsAsync<GoRpcException>(() => call.ResponseAsync.Within("the call to fail"));

        Assert.Equal(StatusCode.PermissionDenied, written.StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, responded.StatusCode);
        Assert.Contains("enough", written.Message, StringComparison.Ordinal);
    }

    private static RequestDelegate Never(bool withHeaders) => async http =>
    {
        if (withHeaders)
        {
            http.BeginGrpc();
            await http.Response.Body.FlushAsync();
        }

        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller has gone.
        }
    };
}
