using GoRpc.Client.Calls;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Bulkhead;

public sealed class BulkheadTests : CallLayerTest
{
    public BulkheadTests() => Settings = Limited(1, 0);

    [Fact]
    public async Task Call_WithoutAPlace_FailsAtOnceAndWithoutAnAttempt()
    {
        var first = Call();
        var attempt = await Transport.NextAsync();

        var failure = await FailureOf<BulkheadFullException>(Call().ResponseAsync);
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Equal(0, failure.Call!.Attempts);
        Assert.Contains("Bulkhead.MaxConcurrentCalls", failure.Message, StringComparison.Ordinal);
        attempt.Respond();
        await first.ResponseAsync.Within("the first response");
        Assert.Equal(1, Transport.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Place_OfACallThatHasEnded_IsFreeAgain(bool well)
    {
        for (var i = 0; i < 3; i++)
        {
            var call = Call(ShopMethods.Buy);
            var attempt = await Transport.NextAsync();
            if (well)
            {
                attempt.Respond();
                await call.ResponseAsync.Within("the response");
            }
            else
            {
                attempt.Fail(StatusCode.NotFound);
                await FailureOf<GoRpcException>(call.ResponseAsync);
            }
        }
    }

    [Fact]
    public async Task QueuedCall_IsSentWhenAnotherEnds()
    {
        Settings = Limited(1, 1);
        var first = Call();
        var attempt = await Transport.NextAsync();
        var second = Call();
        await FailureOf<BulkheadFullException>(Call().ResponseAsync);
        attempt.Respond("first");
        (await Transport.NextAsync()).Respond("second");

        Assert.Equal("first", await first.ResponseAsync.Within("the first response"));
        Assert.Equal("second", await second.ResponseAsync.Within("the second response"));
    }

    [Fact]
    public async Task QueuedCall_WhoseDeadlinePasses_Fails()
    {
        Settings = Limited(1, 1);
        _ = Call();
        await Transport.NextAsync();
        var queued = Call(options: new CallOptions(deadline: Time.Now.AddMilliseconds(50)));
        Time.Advance(TimeSpan.FromMilliseconds(50));

        var failure = await FailureOf<DeadlineExceededException>(queued.ResponseAsync);
        Assert.Equal(0, failure.Call!.Attempts);
    }

    [Fact]
    public async Task QueuedCall_ThatIsCancelledOrDisposed_LeavesTheQueue()
    {
        Settings = Limited(1, 1);
        _ = Call();
        var attempt = await Transport.NextAsync();
        using var cancellation = new CancellationTokenSource();
        var cancelled = Call(options: new CallOptions(cancellationToken: cancellation.Token));
        await cancellation.CancelAsync();
        await FailureOf<OperationCanceledException>(cancelled.ResponseAsync);

        var disposed = Call();
        disposed.Dispose();
        Assert.Equal(StatusCode.Cancelled, (await FailureOf<GoRpcException>(disposed.ResponseAsync)).StatusCode);

        var next = Call();
        attempt.Respond();
        (await Transport.NextAsync()).Respond("next");
        Assert.Equal("next", await next.ResponseAsync.Within("the next response"));
    }

    [Fact]
    public async Task Stream_HoldsItsPlaceUntilItsLastMessage()
    {
        using var stream = Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, default, "request");
        var attempt = await Transport.NextAsync();
        attempt.Send("one");
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None).Within("a message"));
        await FailureOf<BulkheadFullException>(Call().ResponseAsync);

        attempt.Respond();
        Assert.False(await stream.ResponseStream.MoveNext(CancellationToken.None).Within("the end"));
        var next = Call();
        (await Transport.NextAsync()).Respond("next");
        Assert.Equal("next", await next.ResponseAsync.Within("the next response"));
    }

    [Fact]
    public async Task Stream_ThatIsDisposed_GivesItsPlaceUp()
    {
        var stream = Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, default, "request");
        (await Transport.NextAsync()).Send("one");
        await stream.ResponseStream.MoveNext(CancellationToken.None).Within("a message");
        stream.Dispose();

        var next = Call();
        (await Transport.NextAsync()).Respond("next");
        Assert.Equal("next", await next.ResponseAsync.Within("the next response"));
    }

    [Fact]
    public async Task Reload_OfOtherLimits_HoldsForTheNextCall()
    {
        _ = Call();
        await Transport.NextAsync();
        Invoker.Apply(new() { Bulkhead = new() { MaxConcurrentCalls = 1, MaxQueuedCalls = 0 }, Retry = new() { MaxAttempts = 1 } });
        await FailureOf<BulkheadFullException>(Call().ResponseAsync);

        Invoker.Apply(Limited(2, 0));
        var next = Call();
        (await Transport.NextAsync()).Respond("next");
        Assert.Equal("next", await next.ResponseAsync.Within("the next response"));
    }

    [Fact]
    public async Task Calls_OfManyThreads_NeverExceedThePlacesAndLeaveNoneTaken()
    {
        Settings = Limited(4, 1000);
        int running = 0, most = 0;
        Transport.Answer = attempt => _ = Task.Run(async () =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            attempt.Respond();
        });
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(async () =>
        {
            using var call = Call();
            await call.ResponseAsync;
        }))).Within("all calls");

        Assert.InRange(most, 1, 4);
        Transport.Answer = null;
        var held = Enumerable.Range(0, 4).Select(_ => Call()).ToArray();
        for (var i = 0; i < held.Length; i++)
        {
            (await Transport.NextAsync()).Respond();
        }
    }

    private static CallSettings Limited(int concurrent, int queued) => new() { Bulkhead = new() { MaxConcurrentCalls = concurrent, MaxQueuedCalls = queued } };

    private static void InterlockedMax(ref int target, int value)
    {
        int current;
        while ((current = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, current) != current)
        {
        }
    }
}
