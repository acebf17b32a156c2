using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class CircuitBreakerTests : CallLayerTest
{
    private static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstBreak = TimeSpan.FromMilliseconds(250);

    public CircuitBreakerTests() => Settings = new()
    {
        Retry = new() { MaxAttempts = 1 },
        CircuitBreaker = new() { MinimumThroughput = 4, FailureRatio = 0.5, SamplingDuration = TimeSpan.FromSeconds(30), BreakDuration = BreakDuration },
    };

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    public async Task Circuit_AfterEnoughFailures_OpensAndFailsCallsWithoutAnAttempt(StatusCode code)
    {
        await FailAsync(code, 4);

        var failure = await FailureOf<CircuitOpenException>(Call().ResponseAsync);
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal(0, failure.Call!.Attempts);
        Assert.Equal(FirstBreak, failure.RetryAfter);
        Assert.Contains("let through again in 250 ms", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, Transport.Count);
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.AlreadyExists)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.Aborted)]
    [InlineData(StatusCode.Unimplemented)]
    [InlineData(StatusCode.Cancelled)]
    public async Task OtherStatuses_HoweverMany_LeaveTheCircuitClosed(StatusCode code)
    {
        await FailAsync(code, 20);

        await SucceedAsync();
    }

    [Fact]
    public async Task CancelledCalls_HoweverMany_LeaveTheCircuitClosed()
    {
        for (var i = 0; i < 20; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var call = Call(options: new CallOptions(cancellationToken: cancellation.Token));
            await Transport.NextAsync();
            await cancellation.CancelAsync();
            await FailureOf<OperationCanceledException>(call.ResponseAsync);
        }

        await SucceedAsync();
    }

    [Fact]
    public async Task Failures_BelowTheRatio_LeaveTheCircuitClosed()
    {
        for (var i = 0; i < 10; i++)
        {
            await SucceedAsync();
            await SucceedAsync();
            await FailAsync(StatusCode.Unavailable, 1);
        }

        await SucceedAsync();
    }

    [Fact]
    public async Task Circuit_AfterItsBreak_LetsOneCallThroughAndClosesWhenItSucceeds()
    {
        await FailAsync(StatusCode.Unavailable, 4);
        Time.Advance(BreakDuration);

        var probe = Call();
        var attempt = await Transport.NextAsync();
        var refused = await FailureOf<CircuitOpenException>(Call().ResponseAsync);
        attempt.Respond("back");

        Assert.Equal("back", await probe.ResponseAsync.Within("the probe"));
        Assert.Equal(0, refused.Call!.Attempts);
        await SucceedAsync();
    }

    [Fact]
    public async Task Circuit_WhoseProbeFails_StaysOpenForAnotherBreak()
    {
        await FailAsync(StatusCode.Unavailable, 4);
        Time.Advance(BreakDuration);
        await FailAsync(StatusCode.Unavailable, 1);

        await FailureOf<CircuitOpenException>(Call().ResponseAsync);
        Time.Advance(BreakDuration);
        await SucceedAsync();
    }

    [Fact]
    public async Task Circuit_InALongOutage_IsOpenForAQuarterOfItAndNeverLongerThanTheBreak()
    {
        await FailAsync(StatusCode.Unavailable, 4);
        var since = Time.GetTimestamp();
        for (var probe = 0; probe < 20; probe++)
        {
            var wait = (await FailureOf<CircuitOpenException>(Call().ResponseAsync)).RetryAfter;
            var quarter = Time.GetElapsedTime(since) / 4;
            Assert.Equal((quarter < FirstBreak ? FirstBreak : quarter > BreakDuration ? BreakDuration : quarter).TotalSeconds, wait.TotalSeconds, 6);
            Time.Advance(wait);
            await FailAsync(StatusCode.Unavailable, 1);
        }

        Assert.Equal(BreakDuration, (await FailureOf<CircuitOpenException>(Call().ResponseAsync)).RetryAfter);
    }

    [Theory]
    [InlineData(5000, 0.25)]
    [InlineData(4900, 5)]
    public async Task Circuit_ThatOpensAgain_GoesOnWithTheSameOutageUnlessItHasBeenClosedForAQuarterOfIt(int closedForMilliseconds, double secondsThen)
    {
        await FailAsync(StatusCode.Unavailable, 4);
        Time.Advance(TimeSpan.FromSeconds(10));
        await FailAsync(StatusCode.Unavailable, 1);
        Assert.Equal(TimeSpan.FromSeconds(2.5), (await FailureOf<CircuitOpenException>(Call().ResponseAsync)).RetryAfter);
        Time.Advance(TimeSpan.FromSeconds(10));
        await SucceedAsync();

        Time.Advance(TimeSpan.FromMilliseconds(closedForMilliseconds));
        await FailAsync(StatusCode.Unavailable, 4);

        Assert.Equal(TimeSpan.FromSeconds(secondsThen), (await FailureOf<CircuitOpenException>(Call().ResponseAsync)).RetryAfter);
    }

    [Fact]
    public async Task DeadlinesNoticedLate_HoweverMany_LeaveTheCircuitClosed()
    {
        await FailAfterAsync(TimeSpan.FromSeconds(1.2), 20);

        await SucceedAsync();
    }

    [Fact]
    public async Task DeadlinesNoticedInTime_OpenTheCircuit()
    {
        await FailAfterAsync(TimeSpan.FromSeconds(1.05), 4);

        await FailureOf<CircuitOpenException>(Call().ResponseAsync);
    }

    [Fact]
    public async Task Circuit_WhoseProbeIsNoticedLate_DoesNotClose()
    {
        await FailAsync(StatusCode.Unavailable, 4);
        Time.Advance(BreakDuration);
        await FailAfterAsync(TimeSpan.FromSeconds(3), 1);

        await FailureOf<CircuitOpenException>(Call().ResponseAsync);
    }

    [Fact]
    public async Task Circuit_WhoseProbeIsAnsweredWithAnApplicationsStatus_Closes()
    {
        await FailAsync(StatusCode.Unavailable, 4);
        Time.Advance(BreakDuration);
        await FailAsync(StatusCode.NotFound, 1);

        await SucceedAsync();
    }

    [Fact]
    public async Task Circuit_WhoseProbeIsCancelledByItsCaller_DoesNotClose()
    {
        await FailAsync(StatusCode.Unavailable, 4);
        Time.Advance(BreakDuration);
        using var cancellation = new CancellationTokenSource();
        var probe = Call(options: new CallOptions(cancellationToken: cancellation.Token));
        await Transport.NextAsync();
        await cancellation.CancelAsync();
        await FailureOf<OperationCanceledException>(probe.ResponseAsync);

        await FailureOf<CircuitOpenException>(Call().ResponseAsync);
    }

    [Fact]
    public async Task Circuit_WhoseProbeIsAQuietStream_ClosesAfterAWhileAndTheStreamLivesOn()
    {
        await FailAsync(StatusCode.Unavailable, 4);
        Time.Advance(BreakDuration);
        using var stream = Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, default, "");
        var attempt = await Transport.NextAsync();
        await FailureOf<CircuitOpenException>(Call().ResponseAsync);

        Assert.Equal(BreakDuration, await Time.PassAsync());
        var read = stream.ResponseStream.MoveNext(CancellationToken.None);
        await SucceedEventuallyAsync();
        attempt.Send("after all");

        Assert.True(await read.Within("the message"));
        Assert.Equal("after all", stream.ResponseStream.Current);
    }

    [Fact]
    public async Task Circuit_WhoseProbeIsAUnaryCallWithoutADeadline_IsNotHeldOpenByIt()
    {
        await FailAsync(StatusCode.Unavailable, 4);
        Time.Advance(BreakDuration);
        var probe = Call(ShopMethods.Buy);
        var attempt = await Transport.NextAsync();
        await Time.PassAsync();
        await SucceedEventuallyAsync();
        attempt.Fail(StatusCode.Unavailable, "late");

        Assert.Contains("late", (await FailureOf<GoRpcException>(probe.ResponseAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Circuit_OfOneService_IsSharedByItsMethodsAndByNoOtherService()
    {
        await FailAsync(StatusCode.Unavailable, 4);

        await FailureOf<CircuitOpenException>(Call(ShopMethods.Buy).ResponseAsync);
        var other = Call(new Method<string, string>(MethodType.Unary, "test.Other", "Read", Marshallers.StringMarshaller, Marshallers.StringMarshaller));
        (await Transport.NextAsync()).Respond("unharmed");
        Assert.Equal("unharmed", await other.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task Circuit_TurnedOff_NeverOpens()
    {
        Settings = new() { Retry = new() { MaxAttempts = 1 }, CircuitBreaker = new() { Enabled = false } };
        await FailAsync(StatusCode.Unavailable, 50);

        await SucceedAsync();
    }

    [Fact]
    public async Task OpenCircuit_FailsStreamsAtEveryDoor()
    {
        await FailAsync(StatusCode.Unavailable, 4);

        using var call = Invoker.AsyncDuplexStreamingCall(ShopMethods.Talk, null, default);
        await FailureOf<CircuitOpenException>(call.RequestStream.WriteAsync("hello"));
        await FailureOf<CircuitOpenException>(call.ResponseStream.MoveNext(CancellationToken.None));
        await FailureOf<CircuitOpenException>(call.ResponseHeadersAsync);
        Assert.Equal(StatusCode.Unavailable, call.GetStatus().StatusCode);
        await call.RequestStream.CompleteAsync().Within("completing a stream that nobody reads");
        Assert.Equal(4, Transport.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Streams_ThatFailToBeEstablished_CountForTheCircuit(bool withTrailersOnly)
    {
        for (var i = 0; i < 4; i++)
        {
            using var call = Invoker.AsyncServerStreamingCall(ShopMethods.Follow, null, default, "");
            var attempt = await Transport.NextAsync();
            if (withTrailersOnly)
            {
                attempt.FailWithTrailersOnly(StatusCode.Unavailable);
            }
            else
            {
                attempt.Fail(StatusCode.Unavailable);
            }

            await FailureOf<GoRpcException>(call.ResponseStream.MoveNext(CancellationToken.None));
        }

        await FailureOf<CircuitOpenException>(Call().ResponseAsync);
    }

    [Fact]
    public async Task Retry_ThatFindsTheCircuitOpen_EndsWithTheErrorOfTheLastAttempt()
    {
        Settings = new()
        {
            Retry = new() { MaxAttempts = 5, BaseDelay = TimeSpan.Zero },
            CircuitBreaker = new() { MinimumThroughput = 2, BreakDuration = BreakDuration },
        };
        Transport.Answer = static attempt => attempt.Fail(StatusCode.Unavailable, "really down");

        var failure = await FailureOf<GoRpcException>(Call().ResponseAsync);

        Assert.Contains("really down", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, failure.Call!.Attempts);
    }

    [Fact]
    public async Task ChangesOfState_AreLoggedOnceEach()
    {
        await FailAsync(StatusCode.Unavailable, 4);
        await FailureOf<CircuitOpenException>(Call().ResponseAsync);
        await FailureOf<CircuitOpenException>(Call().ResponseAsync);
        Time.Advance(BreakDuration);
        await SucceedAsync();

        Assert.Equal(
            [
                "Warning CircuitOpened The circuit of 'test.Shop' at 'http://127.0.0.1:5081' opened: calls fail at once for 0.25 s.",
                "Debug CircuitHalfOpened The circuit of 'test.Shop' at 'http://127.0.0.1:5081' lets one call through.",
                "Information CircuitClosed The circuit of 'test.Shop' at 'http://127.0.0.1:5081' closed: calls are sent again.",
            ],
            Logger.Lines);
    }

    private async Task FailAsync(StatusCode code, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var call = Call();
            (await Transport.NextAsync()).Fail(code);
            await Assert.ThrowsAnyAsync<Exception>(() => call.ResponseAsync.Within("the call to fail"));
        }
    }

    // Calls with a deadline of a second.
    private async Task FailAfterAsync(TimeSpan time, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var call = Call(options: new CallOptions(deadline: Time.GetUtcNow().UtcDateTime.AddSeconds(1)));
            var attempt = await Transport.NextAsync();
            Time.Advance(time);
            attempt.Fail(StatusCode.DeadlineExceeded);
            await FailureOf<DeadlineExceededException>(call.ResponseAsync);
        }
    }

    private async Task SucceedAsync()
    {
        var call = Call();
        (await Transport.NextAsync()).Respond("fine");
        Assert.Equal("fine", await call.ResponseAsync.Within("the response"));
    }

    // The circuit closes on another thread, at no moment that a caller can see.
    private async Task SucceedEventuallyAsync()
    {
        Transport.Answer = static attempt => attempt.Respond("fine");
        var patience = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                Assert.Equal("fine", await Call().ResponseAsync.Within("the response"));
                Transport.Answer = null;
                return;
            }
            catch (CircuitOpenException) when (TimeProvider.System.GetElapsedTime(patience) < TimeSpan.FromSeconds(60))
            {
                await Task.Yield();
            }
        }
    }
}
