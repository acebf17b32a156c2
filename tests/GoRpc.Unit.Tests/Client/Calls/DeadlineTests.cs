using GoRpc.Calls;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class DeadlineTests : CallLayerTest
{
    private const string ReadQuickly = "test.Shop/ReadQuickly";

    [Fact]
    public async Task Call_WithoutAnyDeadline_HasNone() => Assert.Null(await SecondsOfAsync(ShopMethods.Buy));

    [Fact]
    public async Task ClientWideDeadline_OfAUnaryCall_Holds()
    {
        Settings = new() { Deadline = TimeSpan.FromSeconds(30) };

        Assert.Equal(30, await SecondsOfAsync(ShopMethods.Buy));
    }

    [Fact]
    public async Task ClientWideDeadline_OfStreams_DoesNotHold()
    {
        Settings = new() { Deadline = TimeSpan.FromSeconds(30), AttemptTimeout = TimeSpan.FromSeconds(10) };
        using var watch = Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, default, "");
        using var upload = Invoker.AsyncClientStreamingCall(ShopMethods.Upload, null, default);
        using var talk = Invoker.AsyncDuplexStreamingCall(ShopMethods.Talk, null, default);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(DateTime.MaxValue, (await Transport.NextAsync()).Options.Deadline);
        }
    }

    [Fact]
    public async Task DeadlineOfTheContract_ComesBeforeTheClientWideOne()
    {
        Settings = new() { Deadline = TimeSpan.FromSeconds(30) };

        Assert.Equal(2, await SecondsOfAsync(ShopMethods.ReadQuickly));
    }

    [Fact]
    public async Task DeadlineOfTheMethodsOptions_ComesBeforeTheContractsOne()
    {
        Settings = new() { Methods = With(ReadQuickly, new() { Deadline = TimeSpan.FromSeconds(5) }) };

        Assert.Equal(5, await SecondsOfAsync(ShopMethods.ReadQuickly));
    }

    [Fact]
    public async Task MethodsOptions_ByItsLongName_ComeBeforeThoseByItsShortOne()
    {
        var both = With("ReadQuickly", new() { Deadline = TimeSpan.FromSeconds(4) });
        Settings = new() { Methods = both };
        Assert.Equal(4, await SecondsOfAsync(ShopMethods.ReadQuickly));

        both = With("ReadQuickly", new() { Deadline = TimeSpan.FromSeconds(4) });
        both[ReadQuickly] = new() { Deadline = TimeSpan.FromSeconds(5) };
        Invoker.Apply(new() { Methods = both });
        Assert.Equal(5, await SecondsOfAsync(ShopMethods.ReadQuickly));
    }

    [Fact]
    public async Task ZeroInTheMethodsOptions_MeansNoDeadline()
    {
        Settings = new() { Deadline = TimeSpan.FromSeconds(30), Methods = With(ReadQuickly, new() { Deadline = TimeSpan.Zero }) };

        Assert.Null(await SecondsOfAsync(ShopMethods.ReadQuickly));
    }

    [Fact]
    public async Task MethodsOptions_WithoutADeadline_LeaveTheContractsOne()
    {
        Settings = new() { Methods = With(ReadQuickly, new() { MaxAttempts = 1 }) };

        Assert.Equal(2, await SecondsOfAsync(ShopMethods.ReadQuickly));
    }

    [Fact]
    public async Task DeadlineOfTheCall_ComesBeforeAllOthers()
    {
        Settings = new() { Deadline = TimeSpan.FromSeconds(1), Methods = With(ReadQuickly, new() { Deadline = TimeSpan.FromSeconds(5) }) };

        Assert.Equal(60, await SecondsOfAsync(ShopMethods.ReadQuickly, new CallOptions(deadline: Time.Now.AddMinutes(1))));
    }

    [Fact]
    public async Task DeadlineOfTheCall_OfMaxValue_MeansNone()
    {
        Settings = new() { Deadline = TimeSpan.FromSeconds(1) };

        Assert.Null(await SecondsOfAsync(ShopMethods.Buy, new CallOptions(deadline: DateTime.MaxValue)));
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public async Task DeadlineOfTheCall_InAnotherKindOfTime_ReachesTheTransportAsUtc(DateTimeKind kind)
    {
        var utc = Time.Now.AddSeconds(9);
        var deadline = kind == DateTimeKind.Local ? utc.ToLocalTime() : DateTime.SpecifyKind(utc, kind);

        Assert.Equal(9, await SecondsOfAsync(ShopMethods.Buy, new CallOptions(deadline: deadline)));
    }

    [Theory]
    [InlineData(3, 10, 3)]
    [InlineData(10, 3, 3)]
    public async Task DeadlineOfTheEnclosingCall_WhenItIsTheEarlierOne_Holds(int enclosingSeconds, int ownSeconds, int expectedSeconds)
    {
        var enclosing = new EnclosingCall(Time.Now.AddSeconds(enclosingSeconds), 0, CancellationToken.None);
        _ = Inside(enclosing, () => Call(ShopMethods.Buy, new CallOptions(deadline: Time.Now.AddSeconds(ownSeconds))));

        Assert.Equal(Time.Now.AddSeconds(expectedSeconds), (await Transport.NextAsync()).Options.Deadline);
    }

    [Fact]
    public async Task DeadlineOfTheEnclosingCall_HoldsForStreamsToo()
    {
        var enclosing = new EnclosingCall(Time.Now.AddSeconds(3), 0, CancellationToken.None);
        using var call = Inside(enclosing, () => Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, default, ""));

        Assert.Equal(Time.Now.AddSeconds(3), (await Transport.NextAsync()).Options.Deadline);
    }

    [Fact]
    public async Task Call_WhoseDeadlineHasPassed_FailsWithoutAnAttempt()
    {
        var call = Call(options: new CallOptions(deadline: Time.Now));

        var failure = await FailureOf<DeadlineExceededException>(call.ResponseAsync);
        Assert.Equal(0, failure.Call!.Attempts);
        Assert.Equal(0, Transport.Count);
    }

    [Fact]
    public async Task AttemptTimeout_OfAMethodThatMayBeRetried_IsTheDeadlineOfEachAttempt()
    {
        Settings = new() { AttemptTimeout = TimeSpan.FromSeconds(10), Deadline = TimeSpan.FromSeconds(15), Retry = new() { BaseDelay = TimeSpan.Zero } };
        var start = Time.Now;
        var call = Call();
        var first = await Transport.NextAsync();
        Time.Advance(TimeSpan.FromSeconds(10));
        first.Fail(StatusCode.DeadlineExceeded);
        var second = await Transport.NextAsync();
        second.Respond("in time");

        Assert.Equal("in time", await call.ResponseAsync.Within("the response"));
        Assert.Equal(start.AddSeconds(10), first.Options.Deadline);
        Assert.Equal(start.AddSeconds(15), second.Options.Deadline);
    }

    [Fact]
    public async Task AttemptTimeout_OfAMethodThatMayNotBeRetried_DoesNotHold()
    {
        Settings = new() { AttemptTimeout = TimeSpan.FromSeconds(10) };

        Assert.Null(await SecondsOfAsync(ShopMethods.Buy));
    }

    [Fact]
    public async Task AttemptTimeout_WithoutRetries_DoesNotHold()
    {
        Settings = new() { AttemptTimeout = TimeSpan.FromSeconds(10), Retry = new() { MaxAttempts = 1 } };

        Assert.Null(await SecondsOfAsync(ShopMethods.Read));
    }

    [Theory]
    [InlineData(3, 3.0)]
    [InlineData(0, null)]
    public async Task AttemptTimeout_OfTheMethodsOptions_ComesBeforeTheClientWideOne(int ofMethod, double? expectedSeconds)
    {
        Settings = new()
        {
            AttemptTimeout = TimeSpan.FromSeconds(10),
            Methods = With("test.Shop/Read", new() { AttemptTimeout = TimeSpan.FromSeconds(ofMethod) }),
        };

        Assert.Equal(expectedSeconds, await SecondsOfAsync(ShopMethods.Read));
    }

    [Fact]
    public async Task AttemptTimeouts_OfAllAttempts_EndInDeadlineExceededThoughTheCallHadTimeLeft()
    {
        Settings = new() { AttemptTimeout = TimeSpan.FromSeconds(1), Retry = new() { MaxAttempts = 2, BaseDelay = TimeSpan.Zero } };
        var call = Call();
        for (var i = 0; i < 2; i++)
        {
            var attempt = await Transport.NextAsync();
            Time.Advance(TimeSpan.FromSeconds(1));
            attempt.Fail(StatusCode.DeadlineExceeded);
        }

        var failure = await FailureOf<DeadlineExceededException>(call.ResponseAsync);
        Assert.Contains("one attempt", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, failure.Call!.Attempts);
    }

    [Fact]
    public async Task DeadlineOfTheCall_ThatPassesDuringAnAttempt_IsNotRetried()
    {
        var call = Call(options: new CallOptions(deadline: Time.Now.AddSeconds(1)));
        var attempt = await Transport.NextAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        attempt.Fail(StatusCode.DeadlineExceeded);

        await FailureOf<DeadlineExceededException>(call.ResponseAsync);
        Assert.Equal(1, Transport.Count);
    }

    private async Task<double?> SecondsOfAsync(Method<string, string> method, CallOptions options = default)
    {
        var call = Call(method, options);
        var attempt = await Transport.NextAsync();
        attempt.Respond();
        await call.ResponseAsync.Within("the response");
        var deadline = attempt.Options.Deadline!.Value;
        Assert.Equal(DateTimeKind.Utc, deadline == DateTime.MaxValue ? DateTimeKind.Utc : deadline.Kind);
        return deadline == DateTime.MaxValue ? null : (deadline - Time.Now).TotalSeconds;
    }

    private static Dictionary<string, MethodOptions> With(string method, MethodOptions options) => new() { [method] = options };
}
