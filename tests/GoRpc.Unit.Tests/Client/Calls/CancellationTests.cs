using GoRpc.Calls;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class CancellationTests : CallLayerTest
{
    [Fact]
    public async Task CallersToken_Cancelled_IsAnOperationCanceledExceptionWithThatToken()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Call(options: new CallOptions(cancellationToken: cancellation.Token));
        await Transport.NextAsync();

        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await FailureOf<OperationCanceledException>(call.ResponseAsync)).CancellationToken);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task CallersToken_CancelledBeforeTheCall_MeansNoAttempt()
    {
        var cancelled = new CancellationToken(canceled: true);

        var failure = await FailureOf<OperationCanceledException>(Call(options: new CallOptions(cancellationToken: cancelled)).ResponseAsync);

        Assert.Equal(cancelled, failure.CancellationToken);
        Assert.Equal(0, Transport.Count);
    }

    [Fact]
    public async Task EnclosingCall_Cancelled_CancelsTheCall()
    {
        using var enclosing = new CancellationTokenSource();
        var call = Inside(new EnclosingCall(DateTime.MaxValue, 0, enclosing.Token), () => Call());
        await Transport.NextAsync();

        await enclosing.CancelAsync();

        Assert.Equal(enclosing.Token, (await FailureOf<OperationCanceledException>(call.ResponseAsync)).CancellationToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallersTokenAndEnclosingCall_WhicheverIsCancelled_CancelsTheCallWithItsToken(bool byCaller)
    {
        using var own = new CancellationTokenSource();
        using var enclosing = new CancellationTokenSource();
        var call = Inside(new EnclosingCall(DateTime.MaxValue, 0, enclosing.Token), () => Call(options: new CallOptions(cancellationToken: own.Token)));
        await Transport.NextAsync();

        await (byCaller ? own : enclosing).CancelAsync();

        var failure = await FailureOf<OperationCanceledException>(call.ResponseAsync);
        Assert.Equal((byCaller ? own : enclosing).Token, failure.CancellationToken);
    }

    [Fact]
    public async Task EnclosingCall_WhoseDeadlinePassed_IsADeadlineThoughItsTokenWasCancelled()
    {
        using var enclosing = new CancellationTokenSource();
        var call = Inside(new EnclosingCall(Time.Now.AddSeconds(1), 0, enclosing.Token), () => Call());
        await Transport.NextAsync();

        Time.Advance(TimeSpan.FromSeconds(1));
        await enclosing.CancelAsync();

        await FailureOf<DeadlineExceededException>(call.ResponseAsync);
    }

    [Fact]
    public async Task Cancelled_ByTheServiceAlone_IsAFailureOfTheCall()
    {
        var call = Call(options: new CallOptions(cancellationToken: new CancellationTokenSource().Token));
        (await Transport.NextAsync()).Fail(StatusCode.Cancelled, "shutting down");

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Contains("shutting down", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_ThatMeetsACancelledToken_StaysTheFailure()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Call(ShopMethods.Buy, new CallOptions(cancellationToken: cancellation.Token));
        var attempt = await Transport.NextAsync();
        attempt.Fail(StatusCode.InvalidArgument);
        await cancellation.CancelAsync();

        Assert.Equal(StatusCode.InvalidArgument, (await FailureOf<GoRpcException>(call.ResponseAsync)).StatusCode);
    }

    [Fact]
    public async Task CallAfterTheEnclosingOne_HasItsOwnLife()
    {
        using var enclosing = new CancellationTokenSource();
        var inner = Inside(new EnclosingCall(DateTime.MaxValue, 0, enclosing.Token), () => Call());
        (await Transport.NextAsync()).Respond("inner");
        await inner.ResponseAsync.Within("the inner response");
        await enclosing.CancelAsync();

        var call = Call();
        (await Transport.NextAsync()).Respond("outer");

        Assert.Equal("outer", await call.ResponseAsync.Within("the response"));
    }
}
