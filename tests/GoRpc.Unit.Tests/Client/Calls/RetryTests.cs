using GoRpc.Calls;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class RetryTests : CallLayerTest
{
    [Fact]
    public async Task Call_ThatSucceeds_IsSentOnceWithoutAHeaderOfItsOwn()
    {
        var call = Call();
        var attempt = await Transport.NextAsync();
        attempt.Respond("answer");

        Assert.Equal("answer", await call.ResponseAsync.Within("the response"));
        Assert.Null(attempt.Options.Headers);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Unavailable_OfAnIdempotentMethod_IsRetriedWithDoublingDelays()
    {
        Settings = new() { Retry = new() { MaxAttempts = 4, BaseDelay = TimeSpan.FromMilliseconds(100), Jitter = 0 } };
        var call = Call();

        var delays = new List<double>();
        for (var number = 1; number < 4; number++)
        {
            (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
            delays.Add((await Time.PassAsync()).TotalMilliseconds);
        }

        (await Transport.NextAsync()).Respond("at last");
        Assert.Equal("at last", await call.ResponseAsync.Within("the response"));
        Assert.Equal([100, 200, 400], delays);
    }

    [Fact]
    public async Task Delays_AtTheirLongest_GrowNoMore()
    {
        Settings = new() { Retry = new() { MaxAttempts = 4, BaseDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromMilliseconds(1500), Jitter = 0 } };
        _ = Call();

        var delays = new List<double>();
        for (var number = 1; number < 4; number++)
        {
            (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
            delays.Add((await Time.PassAsync()).TotalMilliseconds);
        }

        Assert.Equal([1000, 1500, 1500], delays);
    }

    [Theory]
    [InlineData(0.5, 0.0, 100)]
    [InlineData(0.5, 0.5, 75)]
    [InlineData(0.5, 0.75, 62)]
    [InlineData(1.0, 0.75, 25)]
    [InlineData(0.0, 0.75, 100)]
    public async Task Delay_WithJitter_LosesThatRandomShare(double jitter, double random, double expectedMilliseconds)
    {
        Settings = new() { Retry = new() { Jitter = jitter }, Random = () => random };
        _ = Call();
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);

        Assert.Equal(expectedMilliseconds, (await Time.NextWaitAsync()).TotalMilliseconds);
    }

    [Fact]
    public async Task Delays_OfASeededGenerator_AreWithinTheBoundsOfTheirJitter()
    {
        var random = new Random(42);
        Settings = new() { Retry = new() { MaxAttempts = 2, Jitter = 0.5 }, Random = random.NextDouble, RetryBudget = new() { PerSecond = 1000 }, CircuitBreaker = new() { Enabled = false } };
        var delays = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var call = Call();
            (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
            delays.Add((await Time.PassAsync()).TotalMilliseconds);
            (await Transport.NextAsync()).Respond();
            await call.ResponseAsync.Within("the response");
        }

        // Timers count whole milliseconds.
        Assert.All(delays, delay => Assert.InRange(delay, 50, 100));
        Assert.InRange(delays.Average(), 72, 78);
    }

    [Fact]
    public async Task Attempts_OfACallThatKeepsFailing_AreLimitedAndTheLastErrorIsThrown()
    {
        var call = Call();
        for (var number = 1; number < 3; number++)
        {
            (await Transport.NextAsync()).Fail(StatusCode.Unavailable, $"failure {number}");
            await Time.PassAsync();
        }

        (await Transport.NextAsync()).Fail(StatusCode.Unavailable, "failure 3");

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(3, failure.Call!.Attempts);
        Assert.Equal("failure 3", failure.Status.Detail);
        Assert.Equal(3, Transport.Count);
    }

    [Fact]
    public async Task Attempt_AfterTheFirst_TellsHowManyThereWereAndLeavesTheCallersMetadataAlone()
    {
        var own = new Metadata { { "tenant", "blue" } };
        var call = Call(options: new CallOptions(own));
        var seen = new List<FakeAttempt>();
        for (var number = 1; number < 3; number++)
        {
            seen.Add(await Transport.NextAsync());
            seen[^1].Fail(StatusCode.Unavailable);
            await Time.PassAsync();
        }

        seen.Add(await Transport.NextAsync());
        seen[^1].Respond();
        await call.ResponseAsync.Within("the response");

        Assert.Equal([null, "1", "2"], seen.Select(attempt => attempt.PreviousAttempts));
        Assert.All(seen, attempt => Assert.Equal("blue", attempt.Options.Headers!.GetValue("tenant")));
        Assert.All(seen, attempt => Assert.True(attempt.Options.Headers!.Count(entry => entry.Key == CallMetadata.PreviousAttempts) <= 1));
        Assert.Single(own);
    }

    [Theory]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.Aborted)]
    [InlineData(StatusCode.Unimplemented)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.DataLoss)]
    [InlineData(StatusCode.Unauthenticated)]
    public async Task OtherStatuses_OfAnIdempotentMethod_AreNotRetried(StatusCode code)
    {
        Settings = new() { AttemptTimeout = null };
        var call = Call();
        (await Transport.NextAsync()).Fail(code);

        await Assert.ThrowsAnyAsync<GoRpcException>(() => call.ResponseAsync.Within("the call to fail"));
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Unavailable_OfAMethodThatIsNotIdempotent_IsNotRetried()
    {
        var call = Call(ShopMethods.Buy);
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);

        await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Method_WithoutContract_CountsAsNotIdempotentThoughOneOfItsNameIs()
    {
        var known = Call(ShopMethods.Read);
        (await Transport.NextAsync()).Respond();
        await known.ResponseAsync.Within("the response");

        var raw = Call(ShopMethods.RawRead);
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);

        await FailureOf<GoRpcException>(raw.ResponseAsync);
    }

    public static TheoryData<string> NotExecuted => ["refused", "unknown host", "tls broke off", "connect timeout", "stream refused", "trailer"];

    [Theory]
    [MemberData(nameof(NotExecuted))]
    public async Task Attempt_ThatWasNotExecuted_IsRetriedWhateverTheMethod(string reason)
    {
        var call = Call(ShopMethods.Buy);
        (await Transport.NextAsync()).Fail(NotExecutedBecause(reason));
        await Time.PassAsync();
        (await Transport.NextAsync()).Respond("bought once");

        Assert.Equal("bought once", await call.ResponseAsync.Within("the response"));
    }

    public static TheoryData<string> PerhapsExecuted => ["connection reset", "response ended", "stream reset", "goaway"];

    [Theory]
    [MemberData(nameof(PerhapsExecuted))]
    public async Task Attempt_ThatMayHaveBeenExecuted_IsNotRetriedUnlessIdempotent(string reason)
    {
        var call = Call(ShopMethods.Buy);
        (await Transport.NextAsync()).Fail(PerhapsExecutedBecause(reason));

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(1, failure.Call!.Attempts);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Call_InsideARetriedCall_IsNotRetriedAtAll()
    {
        var call = Inside(new EnclosingCall(DateTime.MaxValue, PreviousAttempts: 1, CancellationToken.None), () => Call());
        var attempt = await Transport.NextAsync();
        attempt.Fail(Refused);

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(1, failure.Call!.Attempts);
    }

    [Fact]
    public async Task Call_InsideACallThatIsNoRetry_IsRetried()
    {
        var call = Inside(new EnclosingCall(DateTime.MaxValue, PreviousAttempts: 0, CancellationToken.None), () => Call());
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
        await Time.PassAsync();
        (await Transport.NextAsync()).Respond("again");

        Assert.Equal("again", await call.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task Retry_WhoseDelayWouldPassTheDeadline_IsGivenUpAtOnceWithTheRealError()
    {
        var call = Call(options: new CallOptions(deadline: Time.Now.AddMilliseconds(100)));
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable, "going down");

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Contains("going down", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retries_TurnedOff_LeaveOneAttempt()
    {
        Settings = new() { Retry = new() { MaxAttempts = 1 } };
        var call = Call();
        var attempt = await Transport.NextAsync();
        attempt.Fail(StatusCode.Unavailable);

        await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Dispose_DuringTheWait_EndsTheCallAtOnce()
    {
        var call = Call();
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
        await Time.NextWaitAsync();

        call.Dispose();

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Cancellation_DuringTheWait_EndsTheCallAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Call(options: new CallOptions(cancellationToken: cancellation.Token));
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
        await Time.NextWaitAsync();

        await cancellation.CancelAsync();

        var failure = await FailureOf<OperationCanceledException>(call.ResponseAsync);
        Assert.Equal(cancellation.Token, failure.CancellationToken);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task FailedAttempt_ThatIsRetried_IsDisposed()
    {
        var call = Call();
        var first = await Transport.NextAsync();
        first.Fail(StatusCode.Unavailable);
        await Time.PassAsync();
        (await Transport.NextAsync()).Respond();
        await call.ResponseAsync.Within("the response");

        Assert.True(first.IsDisposed);
    }

    private static RpcException NotExecutedBecause(string reason) => reason switch
    {
        "refused" => Refused,
        "unknown host" => OnTheWay(StatusCode.Unavailable, new HttpRequestException(HttpRequestError.NameResolutionError)),
        "tls broke off" => OnTheWay(StatusCode.Unavailable, new HttpRequestException(HttpRequestError.SecureConnectionError, "", new IOException("eof"))),
        "connect timeout" => OnTheWay(StatusCode.Cancelled, new OperationCanceledException("", new TaskCanceledException("", new TimeoutException()))),
        "stream refused" => OnTheWay(StatusCode.Unavailable, Protocol(0x7, "The HTTP/2 server reset the stream.")),
        "trailer" => new RpcException(new Status(StatusCode.Unavailable, "shed"), new Metadata { { CallMetadata.NotExecuted, "1" } }),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private static RpcException PerhapsExecutedBecause(string reason) => reason switch
    {
        "connection reset" => OnTheWay(StatusCode.Unavailable, new HttpRequestException("", new IOException("", new System.Net.Sockets.SocketException(104)))),
        "response ended" => OnTheWay(StatusCode.Unavailable, new HttpRequestException(HttpRequestError.ResponseEnded)),
        "stream reset" => OnTheWay(StatusCode.Internal, Protocol(0x2, "The HTTP/2 server reset the stream.")),
        "goaway" => OnTheWay(StatusCode.Internal, Protocol(0x0, "The HTTP/2 server closed the connection.")),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private static HttpRequestException Protocol(long code, string message) =>
        new(HttpRequestError.HttpProtocolError, "The request was aborted.", new HttpProtocolException(code, message, null));

    private static RpcException OnTheWay(StatusCode code, Exception exception) => new(new Status(code, "Error starting gRPC call.", exception));
}
