using GoRpc.Client.Streams;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class RequestStreamTests : CallLayerTest
{
    [Fact]
    public async Task Messages_OfACallThatGoesWell_ArriveInOrderAndOnce()
    {
        using var call = Upload();
        var attempt = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, 100);
        await call.RequestStream.CompleteAsync().Within("completing");
        attempt.Respond("100 items");

        Assert.Equal("100 items", await call.ResponseAsync.Within("the response"));
        Assert.Equal(Items(100), attempt.Written);
        Assert.True(attempt.IsComplete);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Messages_WrittenBeforeAFailure_AreReplayedToTheNextAttempt()
    {
        using var call = Upload();
        var first = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, 3);
        await call.RequestStream.CompleteAsync().Within("completing");
        first.Fail(StatusCode.Unavailable);
        await Time.PassAsync();
        var second = await Transport.NextAsync();
        second.Respond("3 items");

        Assert.Equal("3 items", await call.ResponseAsync.Within("the response"));
        Assert.Equal(Items(3), second.Written);
        Assert.True(second.IsComplete);
    }

    [Fact]
    public async Task Message_WhoseWriteMetTheEndOfTheAttempt_IsReplayedAndItsWriteSucceeds()
    {
        using var call = Upload();
        var first = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, 1);
        first.Fail(StatusCode.Unavailable);
        await Time.NextWaitAsync();

        var write = call.RequestStream.WriteAsync("item 1");
        Assert.False(write.IsCompleted);
        Time.Advance(TimeSpan.FromMilliseconds(100));
        var second = await Transport.NextAsync();
        await write.Within("the write");
        await call.RequestStream.WriteAsync("item 2").Within("the next write");
        second.Respond();

        await call.ResponseAsync.Within("the response");
        Assert.Equal(Items(3), second.Written);
    }

    [Fact]
    public async Task Messages_WrittenDuringTheReplay_FollowIt()
    {
        using var call = Upload();
        var first = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, 2);
        var gate = new TaskCompletionSource();
        var started = new TaskCompletionSource<FakeAttempt>();
        Transport.Answer = attempt =>
        {
            attempt.Writable = gate.Task;
            started.SetResult(attempt);
        };
        first.Fail(StatusCode.Unavailable);
        await Time.PassAsync();
        var second = await started.Task.Within("the second attempt");

        var write = call.RequestStream.WriteAsync("item 2");
        Assert.False(write.IsCompleted);
        gate.SetResult();
        await write.Within("the write");

        Assert.Equal(Items(3), second.Written);
    }

    [Fact]
    public async Task MoreMessagesThanAreKept_CommitTheCallToItsAttempt()
    {
        using var call = Upload();
        var attempt = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, RequestStream<string, string>.Capacity + 1);
        attempt.Fail(StatusCode.Unavailable, "too late");

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Contains("too late", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task AsManyMessagesAsAreKept_LeaveTheCallRetriable()
    {
        using var call = Upload();
        var first = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, RequestStream<string, string>.Capacity);
        first.Fail(StatusCode.Unavailable);
        await Time.PassAsync();
        var second = await Transport.NextAsync();
        second.Respond();

        await call.ResponseAsync.Within("the response");
        Assert.Equal(Items(RequestStream<string, string>.Capacity), second.Written);
    }

    [Fact]
    public async Task Failure_OfAStreamThatIsNotIdempotent_IsNotReplayed()
    {
        using var call = Invoker.AsyncClientStreamingCall(ShopMethods.Append, null, default);
        var attempt = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, 1);
        attempt.Fail(StatusCode.Unavailable, "who knows what it did");

        await FailureOf<GoRpcException>(call.ResponseAsync);
        var written = await FailureOf<GoRpcException>(call.RequestStream.WriteAsync("item 1"));
        Assert.Contains("who knows", written.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedConnection_OfAStreamThatIsNotIdempotent_IsReplayed()
    {
        using var call = Invoker.AsyncClientStreamingCall(ShopMethods.Append, null, default);
        var first = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, 2);
        first.Fail(Refused);
        await Time.PassAsync();
        var second = await Transport.NextAsync();
        second.Respond("2 items");

        Assert.Equal("2 items", await call.ResponseAsync.Within("the response"));
        Assert.Equal(Items(2), second.Written);
    }

    [Fact]
    public async Task Headers_OfADuplexCall_CommitIt()
    {
        using var call = Talk();
        var attempt = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, 1);
        attempt.SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        attempt.Fail(StatusCode.Unavailable);

        await FailureOf<GoRpcException>(call.ResponseStream.MoveNext(CancellationToken.None));
        await FailureOf<GoRpcException>(call.RequestStream.WriteAsync("item 1"));
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Write_AfterTheServiceEndedTheCall_SurfacesItsStatus()
    {
        using var call = Talk();
        var attempt = await Transport.NextAsync();
        attempt.SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        attempt.Fail(StatusCode.PermissionDenied, "enough");

        var failure = await FailureOf<GoRpcException>(call.RequestStream.WriteAsync("item 0"));
        Assert.Equal(StatusCode.PermissionDenied, failure.StatusCode);
        Assert.Contains("enough", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_AfterTheServiceEndedTheCallWell_SaysSo()
    {
        using var call = Upload();
        (await Transport.NextAsync()).Respond("enough");

        var failure = await FailureOf<GoRpcException>(call.RequestStream.WriteAsync("item 0"));
        Assert.Equal(StatusCode.OK, failure.StatusCode);
        Assert.Equal("enough", await call.ResponseAsync.Within("the response"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Write_UnderWayWhenTheServiceEndsTheCall_SurfacesItsStatusAndNotHowTheWriteFailed()
    {
        using var call = Invoker.AsyncClientStreamingCall(ShopMethods.Append, null, default);
        var attempt = await Transport.NextAsync();
        attempt.SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        attempt.Writable = Task.FromException(new RpcException(new Status(StatusCode.Cancelled, "")));
        var write = call.RequestStream.WriteAsync("item 0");
        attempt.Fail(StatusCode.PermissionDenied, "enough");

        Assert.Equal(StatusCode.PermissionDenied, (await FailureOf<GoRpcException>(write)).StatusCode);
    }

    [Fact]
    public async Task Write_UnderWayWhenTheServiceEndsADuplexCall_SaysThatTheStatusIsAtTheEndOfTheResponse()
    {
        using var call = Talk();
        var attempt = await Transport.NextAsync();
        attempt.SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        attempt.Writable = Task.FromException(new RpcException(new Status(StatusCode.Cancelled, "")));

        var written = await FailureOf<GoRpcException>(call.RequestStream.WriteAsync("item 0"));
        attempt.Fail(StatusCode.PermissionDenied, "enough");
        var read = await FailureOf<GoRpcException>(call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.Unknown, written.StatusCode);
        Assert.Contains("end of the response stream", written.Message, StringComparison.Ordinal);
        Assert.Equal(StatusCode.PermissionDenied, read.StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Message_BeyondThoseThatAreKept_WrittenBetweenTwoAttempts_IsLostWithNoneOfTheOthers()
    {
        using var call = Upload();
        var first = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, RequestStream<string, string>.Capacity);
        first.Fail(StatusCode.Unavailable);
        await Time.NextWaitAsync();

        var write = call.RequestStream.WriteAsync($"item {RequestStream<string, string>.Capacity}");
        Time.Advance(TimeSpan.FromMilliseconds(100));
        var second = await Transport.NextAsync();
        await write.Within("the write");
        second.Respond();

        await call.ResponseAsync.Within("the response");
        Assert.Equal(Items(RequestStream<string, string>.Capacity + 1), second.Written);
    }

    [Fact]
    public async Task Write_AfterCompleting_IsRefused()
    {
        using var call = Upload();
        await call.RequestStream.CompleteAsync().Within("completing");

        await FailureOf<InvalidOperationException>(call.RequestStream.WriteAsync("item 0"));
    }

    [Fact]
    public async Task TokenOfAWrite_Cancelled_CancelsTheCallWithThatToken()
    {
        using var call = Upload();
        var attempt = await Transport.NextAsync();
        attempt.Fail(StatusCode.Unavailable);
        await Time.NextWaitAsync();
        using var cancellation = new CancellationTokenSource();
        var write = call.RequestStream.WriteAsync("item 0", cancellation.Token);

        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await FailureOf<OperationCanceledException>(write)).CancellationToken);
        await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task MessageThatCannotBeEncoded_IsTheWritersAloneAndIsNotReplayed()
    {
        using var call = Upload();
        var first = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, 1);
        first.Writable = Task.FromException(new ContractViolationException("Item.Name", "null"));
        await FailureOf<ContractViolationException>(call.RequestStream.WriteAsync("bad"));

        first.Fail(StatusCode.Unavailable);
        await Time.PassAsync();
        var second = await Transport.NextAsync();
        second.Respond();

        await call.ResponseAsync.Within("the response");
        Assert.Equal(Items(1), second.Written);
    }

    [Fact]
    public async Task MessageThatIsTooLarge_EndsTheCallWithThatStatus()
    {
        using var call = Talk();
        var attempt = await Transport.NextAsync();
        attempt.Writable = Task.FromException(new RpcException(new Status(StatusCode.ResourceExhausted, "Sending message exceeds the maximum configured message size.")));

        var written = await FailureOf<GoRpcException>(call.RequestStream.WriteAsync("huge"));
        var read = await FailureOf<GoRpcException>(call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.ResourceExhausted, written.StatusCode);
        Assert.Equal(StatusCode.ResourceExhausted, read.StatusCode);
        Assert.Contains("MaxSendMessageBytes", read.Message, StringComparison.Ordinal);
        Assert.True(attempt.IsDisposed);
    }

    [Fact]
    public async Task Dispose_WhileMessagesAreKept_EndsWriteAndResponse()
    {
        var call = Upload();
        var attempt = await Transport.NextAsync();
        await WriteAsync(call.RequestStream, 1);
        attempt.Fail(StatusCode.Unavailable);
        await Time.NextWaitAsync();
        var write = call.RequestStream.WriteAsync("item 1");

        call.Dispose();

        Assert.Equal(StatusCode.Cancelled, (await FailureOf<GoRpcException>(write)).StatusCode);
        Assert.Equal(StatusCode.Cancelled, (await FailureOf<GoRpcException>(call.ResponseAsync)).StatusCode);
    }

    private AsyncClientStreamingCall<string, string> Upload() => Invoker.AsyncClientStreamingCall(ShopMethods.Upload, null, default);

    private AsyncDuplexStreamingCall<string, string> Talk() => Invoker.AsyncDuplexStreamingCall(ShopMethods.Talk, null, default);

    private static async Task WriteAsync(IClientStreamWriter<string> stream, int count)
    {
        foreach (var item in Items(count))
        {
            await stream.WriteAsync(item).Within("a write");
        }
    }

    private static IEnumerable<string> Items(int count) => Enumerable.Range(0, count).Select(index => $"item {index}");
}
