using GoRpc.Calls;
using GoRpc.Client.Balancing;
using GoRpc.Client.Calls;
using GoRpc.Client.Endpoints;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Hedging;

/// <summary>Attempts beside each other: when they start, which one counts, and what becomes of the others.</summary>
public sealed class HedgingTests : CallLayerTest
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);

    public HedgingTests() => Settings = Hedged();

    [Fact]
    public async Task Call_WithoutAnswerForTheDelay_IsSentOnceMoreAndTheFirstAnswerWins()
    {
        var call = Call();
        var first = await Transport.NextAsync();
        Assert.Equal(Delay, await Time.PassAsync());
        var second = await Transport.NextAsync();
        second.Headers.Add("from", "second");
        second.Respond("second");

        Assert.Equal("second", await call.ResponseAsync.Within("the response"));
        Assert.Equal("second", (await call.ResponseHeadersAsync.Within("the headers")).GetValue("from"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.True(first.IsDisposed);
        Assert.Null(first.PreviousAttempts);
        Assert.Equal("1", second.PreviousAttempts);
        Assert.Equal(2, Transport.Count);
    }

    [Fact]
    public async Task FirstAttempt_AnsweredAfterTheHedge_CountsAllTheSame()
    {
        var (call, first, second) = await BesideAsync();
        first.Respond("first");

        Assert.Equal("first", await call.ResponseAsync.Within("the response"));
        Assert.True(second.IsDisposed);
    }

    [Fact]
    public async Task Call_AnsweredWithinTheDelay_IsSentOnce()
    {
        var call = Call();
        (await Transport.NextAsync()).Respond("quick");

        Assert.Equal("quick", await call.ResponseAsync.Within("the response"));
        Time.Advance(Delay * 2);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task RetryableFailure_StartsTheNextAtOnceAndOnlyOne()
    {
        Settings = Hedged(maxAttempts: 4);
        var call = Call();
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
        var second = await Transport.NextAsync();

        Assert.Equal(2, Transport.Count);
        second.Respond("second");
        Assert.Equal("second", await call.ResponseAsync.Within("the response"));
        Assert.Equal(2, Transport.Count);
    }

    [Fact]
    public async Task RetryableFailure_OfAHedge_LeavesTheOthersToAnswer()
    {
        var (call, first, second) = await BesideAsync();
        second.Fail(StatusCode.Unavailable);
        first.Respond("first");

        Assert.Equal("first", await call.ResponseAsync.Within("the response"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FatalFailure_OfEither_EndsTheCallAndTheOther(bool ofFirst)
    {
        var (call, first, second) = await BesideAsync();
        (ofFirst ? first : second).Fail(StatusCode.NotFound, "no such thing");

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Equal(2, failure.Call!.Attempts);
        Assert.True((ofFirst ? second : first).IsDisposed);
    }

    [Fact]
    public async Task Attempts_ThatAllFail_EndTheCallWithTheLastError()
    {
        var (call, first, second) = await BesideAsync();
        first.Fail(StatusCode.Unavailable, "one");
        second.Fail(StatusCode.Unavailable, "two");

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(2, failure.Call!.Attempts);
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal(2, Transport.Count);
    }

    [Fact]
    public async Task Hedges_AsManyAsAreAllowed_StartOneDelayAfterTheOther()
    {
        Settings = Hedged(maxAttempts: 3);
        var call = Call();
        await Transport.NextAsync();
        Assert.Equal(Delay, await Time.PassAsync());
        await Transport.NextAsync();
        Assert.Equal(Delay, await Time.PassAsync());
        var third = await Transport.NextAsync();
        Assert.Equal("2", third.PreviousAttempts);
        third.Respond("third");

        Assert.Equal("third", await call.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task Pushback_ThatSaysStop_StartsNoOther()
    {
        var call = Call();
        Fail(await Transport.NextAsync(), "-1");

        Assert.Equal(1, (await FailureOf<GoRpcException>(call.ResponseAsync)).Call!.Attempts);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.ResourceExhausted)]
    public async Task Pushback_ThatSaysStop_LeavesTheAttemptsUnderWay(StatusCode code)
    {
        Settings = Hedged(maxAttempts: 3);
        var (call, first, second) = await BesideAsync();
        Fail(second, "-1", code);
        first.Respond("first");

        Assert.Equal("first", await call.ResponseAsync.Within("the response"));
        Assert.Equal(2, Transport.Count);
    }

    [Fact]
    public async Task Pushback_OfATime_DelaysTheNextByIt()
    {
        var call = Call();
        Fail(await Transport.NextAsync(), "70");
        // The wait that the answer has ended comes first.
        Assert.Equal(Delay, await Time.NextWaitAsync());
        Assert.Equal(70, (await Time.PassAsync()).TotalMilliseconds);
        (await Transport.NextAsync()).Respond("later");

        Assert.Equal("later", await call.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task Hedge_WithoutBudget_IsNotSent()
    {
        Settings = Hedged(budget: new() { Ratio = 0, PerSecond = 0 });
        var call = Call();
        var first = await Transport.NextAsync();
        await Time.PassAsync();
        first.Respond("late");

        Assert.Equal("late", await call.ResponseAsync.Within("the response"));
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Budget_OfHedges_IsThatOfRetries()
    {
        Settings = Hedged(budget: new() { Ratio = 1, PerSecond = 0 });
        var (call, first, second) = await BesideAsync();
        first.Respond();
        await call.ResponseAsync.Within("the response");

        // Two calls allow two; one is spent on the hedge.
        var retried = Call(ShopMethods.Buy);
        (await Transport.NextAsync()).Fail(Refused);
        (await Transport.NextAsync()).Fail(Refused);
        await FailureOf<GoRpcException>(retried.ResponseAsync);
        Assert.True(second.IsDisposed);
        Assert.Equal(4, Transport.Count);
    }

    [Fact]
    public async Task Call_InsideARetriedCall_IsNotHedged()
    {
        var call = Inside(new EnclosingCall(DateTime.MaxValue, PreviousAttempts: 1, CancellationToken.None), () => Call());
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);

        Assert.Equal(1, (await FailureOf<GoRpcException>(call.ResponseAsync)).Call!.Attempts);
    }

    [Fact]
    public async Task Call_WhoseDeadlineIsNearerThanTheDelay_IsNotHedged()
    {
        var call = Call(options: new CallOptions(deadline: Time.Now + Delay));
        var first = await Transport.NextAsync();
        Time.Advance(Delay);
        first.Fail(StatusCode.DeadlineExceeded);

        await FailureOf<DeadlineExceededException>(call.ResponseAsync);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Dispose_WhileAttemptsRun_EndsAllOfThem()
    {
        var (call, first, second) = await BesideAsync();
        call.Dispose();

        Assert.Equal(StatusCode.Cancelled, (await FailureOf<GoRpcException>(call.ResponseAsync)).StatusCode);
        Assert.True(first.IsDisposed);
        Assert.True(second.IsDisposed);
    }

    [Fact]
    public async Task Cancellation_WhileAttemptsRun_EndsAllOfThem()
    {
        using var cancellation = new CancellationTokenSource();
        var (call, first, second) = await BesideAsync(new CallOptions(cancellationToken: cancellation.Token));
        await cancellation.CancelAsync();

        var failure = await FailureOf<OperationCanceledException>(call.ResponseAsync);
        Assert.Equal(cancellation.Token, failure.CancellationToken);
        Assert.True(first.HasEnded);
        Assert.True(second.HasEnded);
        Assert.Equal(2, Transport.Count);
    }

    [Fact]
    public async Task Method_ThatIsNotIdempotent_IsRetriedAsEverAndNeverHedged()
    {
        var call = Call(ShopMethods.Buy);
        (await Transport.NextAsync()).Fail(Refused);
        (await Transport.NextAsync()).Respond("bought once");

        Assert.Equal("bought once", await call.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task MethodOptions_ComeBeforeThoseOfTheClient()
    {
        Settings = new()
        {
            Methods = new Dictionary<string, MethodOptions> { ["Read"] = new() { Hedge = true, HedgeDelay = TimeSpan.FromMilliseconds(7), MaxAttempts = 3 } },
        };
        var call = Call();
        await Transport.NextAsync();
        Assert.Equal(7, (await Time.PassAsync()).TotalMilliseconds);
        await Transport.NextAsync();
        Assert.Equal(7, (await Time.PassAsync()).TotalMilliseconds);
        (await Transport.NextAsync()).Respond("third");

        Assert.Equal("third", await call.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task Reload_ThatEndsHedging_HoldsForTheNextCall()
    {
        var (call, first, _) = await BesideAsync();
        Invoker.Apply(new() { Retry = new() { MaxAttempts = 1 } });
        first.Respond("still hedged");
        Assert.Equal("still hedged", await call.ResponseAsync.Within("the response"));

        var next = Call();
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);

        Assert.Equal(1, (await FailureOf<GoRpcException>(next.ResponseAsync)).Call!.Attempts);
    }

    [Fact]
    public async Task Delay_NotGiven_IsWhatTheAnswersTakeAndOutlivesAReload()
    {
        Settings = Hedged(delay: null);
        for (var i = 0; i < 120; i++)
        {
            var learned = Call();
            var attempt = await Transport.NextAsync();
            Time.Advance(TimeSpan.FromMilliseconds(8));
            attempt.Respond();
            await learned.ResponseAsync.Within("the response");
        }

        Assert.Equal(120, Transport.Count);
        Invoker.Apply(Hedged(delay: null, maxAttempts: 3));
        Time.ForgetWaits();
        var call = Call();
        await Transport.NextAsync();
        // 8 ms and at most 5 % more, rounded up for the timer.
        Assert.Equal(10, (await Time.PassAsync()).TotalMilliseconds);
        (await Transport.NextAsync()).Respond("hedged");
        Assert.Equal("hedged", await call.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task Load_OfTheEndpoint_ReturnsToZero()
    {
        var (call, first, second) = await BesideAsync();
        second.Respond();
        await call.ResponseAsync.Within("the response");

        Assert.True(first.IsDisposed);
        Assert.Equal(0, Invoker.Endpoints.Selection.All[0].InFlight);
    }

    [Fact]
    public async Task Hedge_OfATargetWithOtherEndpoints_GoesToAnother()
    {
        var transports = new Dictionary<string, FakeTransport> { ["http://a:1"] = new(), ["http://b:1"] = new() };
        var endpoints = new EndpointSet(
            new EndpointServices { Connect = endpoint => transports[endpoint.Address], Settings = Settings, Target = "ab", TimeProvider = Time, Logger = Logger },
            new RoundRobin());
        endpoints.Update([new("http://a:1"), new("http://b:1")]);
        var invoker = new ResilientCallInvoker(endpoints, Settings, Logger);
        for (var i = 0; i < 4; i++)
        {
            using var call = invoker.AsyncUnaryCall(ShopMethods.Read, null, default, "request");
            await Time.PassAsync();
            var attempts = await Task.WhenAll(transports.Values.Select(static transport => transport.NextAsync()));
            attempts[i % 2].Respond("answer");
            Assert.Equal("answer", await call.ResponseAsync.Within("the response"));
            Assert.All(attempts, static attempt => Assert.True(attempt.IsDisposed || attempt.HasEnded));
        }

        Assert.All(endpoints.Selection.All, static endpoint => Assert.Equal(0, endpoint.InFlight));
    }

    private static CallSettings Hedged(int maxAttempts = 2, RetryBudgetOptions? budget = null) => Hedged(Delay, maxAttempts, budget);

    private static CallSettings Hedged(TimeSpan? delay, int maxAttempts = 2, RetryBudgetOptions? budget = null) => new()
    {
        Retry = new() { Jitter = 0, BaseDelay = TimeSpan.Zero },
        Hedging = new() { Enabled = true, Delay = delay, MaxAttempts = maxAttempts },
        RetryBudget = budget ?? new(),
    };

    private static void Fail(FakeAttempt attempt, string pushback, StatusCode code = StatusCode.Unavailable)
    {
        attempt.Trailers.Add(CallMetadata.RetryPushback, pushback);
        attempt.Fail(code);
    }

    private async Task<(AsyncUnaryCall<string> Call, FakeAttempt First, FakeAttempt Second)> BesideAsync(CallOptions options = default)
    {
        var call = Call(options: options);
        var first = await Transport.NextAsync();
        await Time.PassAsync();
        return (call, first, await Transport.NextAsync());
    }
}
