using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class UnaryCallTests : CallLayerTest
{
    [Fact]
    public async Task HeadersTrailersAndStatus_AreThoseOfTheAttemptThatAnswered()
    {
        using var call = Call();
        var headers = call.ResponseHeadersAsync;
        var first = await Transport.NextAsync();
        first.Trailers.Add("attempt", "first");
        first.Fail(StatusCode.Unavailable);
        await Time.PassAsync();
        var second = await Transport.NextAsync();
        second.Trailers.Add("attempt", "second");
        second.Respond("answer");

        await call.ResponseAsync.Within("the response");
        Assert.Same(second.Headers, await headers.Within("the headers"));
        Assert.Equal("second", call.GetTrailers().GetValue("attempt"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Status_OfACallUnderWay_IsNotKnown()
    {
        using var call = Call();
        var attempt = await Transport.NextAsync();

        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
        Assert.Throws<InvalidOperationException>(() => call.GetTrailers());
        attempt.Fail(StatusCode.Unavailable);
        await Time.NextWaitAsync();
        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
    }

    [Fact]
    public async Task StatusAndTrailers_OfAFailedCall_AreThoseOfItsLastAttempt()
    {
        using var call = Call(ShopMethods.Buy);
        var attempt = await Transport.NextAsync();
        attempt.Trailers.Add("reason", "sold out");
        attempt.Fail(StatusCode.NotFound, "no such thing");

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal("sold out", failure.Trailers.GetValue("reason"));
        Assert.Equal("sold out", call.GetTrailers().GetValue("reason"));
        Assert.Equal(new Status(StatusCode.NotFound, "no such thing"), call.GetStatus());
        Assert.Same(failure, await FailureOf<GoRpcException>(call.ResponseHeadersAsync));
    }

    [Fact]
    public async Task Dispose_DuringAnAttempt_CancelsIt()
    {
        var call = Call();
        var attempt = await Transport.NextAsync();

        call.Dispose();

        Assert.True(attempt.IsDisposed);
        Assert.Equal(StatusCode.Cancelled, (await FailureOf<GoRpcException>(call.ResponseAsync)).StatusCode);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Dispose_TwiceAndAfterTheEnd_IsHarmless()
    {
        var call = Call();
        (await Transport.NextAsync()).Respond("answer");
        await call.ResponseAsync.Within("the response");

        call.Dispose();
        call.Dispose();

        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public void BlockingUnaryCall_IsRetriedToo()
    {
        Settings = new() { Retry = new() { BaseDelay = TimeSpan.Zero } };
        Transport.Answer = attempt =>
        {
            if (attempt.PreviousAttempts is null)
            {
                attempt.Fail(StatusCode.Unavailable);
            }
            else
            {
                attempt.Respond("answer");
            }
        };

        Assert.Equal("answer", Invoker.BlockingUnaryCall(ShopMethods.Read, null, default, "request"));
    }

    [Fact]
    public async Task TransportThatRefusesToStart_ThrowsAsItIs()
    {
        Transport.Answer = static _ => throw new ObjectDisposedException("GrpcChannel");

        await FailureOf<ObjectDisposedException>(Call().ResponseAsync);
        Assert.Equal(1, Transport.Count);
    }
}
