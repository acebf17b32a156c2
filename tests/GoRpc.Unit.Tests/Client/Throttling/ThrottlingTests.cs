using GoRpc.Client.Calls;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Throttling;

public sealed class ThrottlingTests : CallLayerTest
{
    private double _random;

    public ThrottlingTests() => Settings = Throttled(new());

    [Fact]
    public async Task Call_WhileAllAttemptsAreRefused_IsHeldBackWithoutAnAttempt()
    {
        await MakeAsync(20, StatusCode.Unavailable);

        var failure = await FailureOf<ThrottledException>(Call().ResponseAsync);
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Equal(0.9, failure.Probability);
        Assert.Equal(0, failure.Call!.Attempts);
        Assert.Contains("Throttling", failure.Message, StringComparison.Ordinal);
        Assert.Equal(20, Transport.Count);
        Assert.Single(Logger.Lines, line => line.Contains("ThrottlingBegan", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, true)]
    [InlineData(StatusCode.ResourceExhausted, true)]
    [InlineData(StatusCode.DeadlineExceeded, true)]
    [InlineData(StatusCode.NotFound, false)]
    [InlineData(StatusCode.Internal, false)]
    [InlineData(StatusCode.Cancelled, false)]
    public async Task Status_OfAttempts_SaysWhetherCallsAreHeldBack(StatusCode code, bool expected)
    {
        await MakeAsync(30, code);

        Assert.Equal(expected ? 20 : 30, Transport.Count);
    }

    [Fact]
    public async Task Probability_IsThatOfTheFormula()
    {
        _random = 0.999;
        await MakeAsync(10, null);
        await MakeAsync(40, StatusCode.Unavailable);

        _random = 0;
        var failure = await FailureOf<ThrottledException>(Call().ResponseAsync);
        Assert.Equal((50 - (2 * 10)) / 51.0, failure.Probability, 9);
    }

    [Fact]
    public async Task Call_WhileHalfAreAccepted_IsSent()
    {
        _random = 0.999;
        await MakeAsync(50, null);
        await MakeAsync(50, StatusCode.Unavailable);

        _random = 0;
        await MakeAsync(1, null);
        Assert.Equal(101, Transport.Count);
    }

    [Fact]
    public async Task Burst_OfCallsWithoutAnswerYet_IsNotHeldBack()
    {
        Transport.Answer = null;
        var calls = Enumerable.Range(0, 100).Select(_ => Call()).ToArray();
        for (var i = 0; i < calls.Length; i++)
        {
            (await Transport.NextAsync()).Respond();
        }

        await Task.WhenAll(calls.Select(static call => call.ResponseAsync)).Within("the responses");
    }

    [Fact]
    public async Task Target_ThatIsBack_GetsAllCallsAtOnce()
    {
        await MakeAsync(200, StatusCode.Unavailable);
        Time.Advance(TimeSpan.FromSeconds(2));
        _random = 0.95;
        await MakeAsync(1, null);

        _random = 0;
        await MakeAsync(50, null);
        Assert.Equal(20 + 51, Transport.Count);
    }

    [Fact]
    public async Task Target_ThatIsBackWhileAttemptsOfTheOutageStillFail_GetsAllCallsAtOnce()
    {
        await MakeAsync(5, null);
        Transport.Answer = null;
        var calls = Enumerable.Range(0, 40).Select(_ => Call()).ToArray();
        Time.Advance(TimeSpan.FromSeconds(2));
        await MakeAsync(1, null);
        Transport.Answer = null;
        for (var i = 0; i < calls.Length; i++)
        {
            (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
            await FailureOf<GoRpcException>(calls[i].ResponseAsync);
        }

        await MakeAsync(50, null);
    }

    [Fact]
    public async Task Call_AfterATenthOfASecond_IsSentWhateverTheProbability()
    {
        await MakeAsync(30, StatusCode.Unavailable);
        for (var i = 1; i <= 5; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
            await MakeAsync(10, StatusCode.Unavailable);
            Assert.Equal(20 + i, Transport.Count);
        }
    }

    [Fact]
    public async Task Counts_OlderThanTheWindow_HoldNothingBackAndTheEndIsLogged()
    {
        await MakeAsync(30, StatusCode.ResourceExhausted);
        Time.Advance(TimeSpan.FromSeconds(11));

        await MakeAsync(1, null);
        Assert.Single(Logger.Lines, line => line.Contains("ThrottlingEnded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Retries_OfAHeldBackCall_DoNotHappenAndItsBudgetDoesNotGrow()
    {
        Settings = Throttled(new() { MinimumThroughput = 1 }, new() { MaxAttempts = 3, BaseDelay = TimeSpan.Zero });
        await MakeAsync(1, StatusCode.Unavailable);
        var attempts = Transport.Count;

        await FailureOf<ThrottledException>(Call().ResponseAsync);
        Assert.Equal(attempts, Transport.Count);
    }

    [Fact]
    public async Task Reload_ThatSwitchesThrottlingOff_SendsTheNextCall()
    {
        await MakeAsync(30, StatusCode.Unavailable);
        Invoker.Apply(Throttled(new() { Enabled = false }));

        await MakeAsync(1, null);
        Assert.Equal(21, Transport.Count);
    }

    [Fact]
    public async Task Reload_OfOtherSettings_KeepsTheCounts()
    {
        await MakeAsync(30, StatusCode.Unavailable);
        Invoker.Apply(Throttled(new() { MaxRejection = 0.5 }));

        Assert.Equal(0.5, (await FailureOf<ThrottledException>(Call().ResponseAsync)).Probability);
    }

    private CallSettings Throttled(ThrottlingOptions throttling, RetryOptions? retry = null) => new()
    {
        Throttling = throttling,
        Retry = retry ?? new() { MaxAttempts = 1 },
        CircuitBreaker = new() { Enabled = false },
        Random = () => _random,
    };

    private async Task MakeAsync(int calls, StatusCode? failure)
    {
        Transport.Answer = attempt =>
        {
            if (failure is { } code)
            {
                attempt.Fail(code);
            }
            else
            {
                attempt.Respond();
            }
        };
        for (var i = 0; i < calls; i++)
        {
            var end = await Record.ExceptionAsync(() => Call().ResponseAsync.Within("the call to end"));
            Assert.Equal(failure is null, end is null);
        }
    }
}
