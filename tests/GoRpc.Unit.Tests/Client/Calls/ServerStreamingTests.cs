using GoRpc.Calls;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class ServerStreamingTests : CallLayerTest
{
    [Fact]
    public async Task Stream_ReadToItsEnd_GivesMessagesHeadersTrailersAndStatus()
    {
        using var call = Watch();
        var attempt = await Transport.NextAsync();
        attempt.Trailers.Add("total", "2");
        attempt.Send("one");
        attempt.Send("two");
        attempt.Respond();

        Assert.Equal(["one", "two"], await ReadAllAsync(call));
        Assert.Same(attempt.Headers, await call.ResponseHeadersAsync.Within("the headers"));
        Assert.Equal("2", call.GetTrailers().GetValue("total"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the end again"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Failure_BeforeAnyHeader_OpensTheStreamAgain(bool isRead)
    {
        using var call = Watch();
        var read = isRead ? call.ResponseStream.MoveNext(CancellationToken.None) : null;
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
        await Time.PassAsync();
        (await Transport.NextAsync()).Send("second try");

        Assert.True(await (read ?? call.ResponseStream.MoveNext(CancellationToken.None)).Within("the message"));
        Assert.Equal("second try", call.ResponseStream.Current);
    }

    [Fact]
    public async Task Failure_OfTrailersOnly_OpensTheStreamAgainAndItsHeadersAreNotSeen()
    {
        using var call = Watch();
        var headers = call.ResponseHeadersAsync;
        (await Transport.NextAsync()).FailWithTrailersOnly(StatusCode.Unavailable);
        await Time.PassAsync();
        var second = await Transport.NextAsync();
        second.SendHeaders();

        Assert.Same(second.Headers, await headers.Within("the headers"));
    }

    [Fact]
    public async Task Failure_AfterTheHeaders_IsNotRetried()
    {
        using var call = Watch();
        var attempt = await Transport.NextAsync();
        attempt.SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        attempt.Fail(StatusCode.Unavailable, "broke");

        var failure = await FailureOf<GoRpcException>(call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(1, failure.Call!.Attempts);
        Assert.Equal(StatusCode.Unavailable, call.GetStatus().StatusCode);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Failure_AfterAMessage_IsNotRetried()
    {
        using var call = Watch();
        var attempt = await Transport.NextAsync();
        attempt.Send("one");
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the message"));
        attempt.Fail(StatusCode.Unavailable);

        await FailureOf<GoRpcException>(call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task Failure_OfAStreamThatIsNotIdempotent_IsNotRetried()
    {
        using var call = Invoker.AsyncServerStreamingCall(ShopMethods.Follow, null, default, "");
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);

        await FailureOf<GoRpcException>(call.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Fact]
    public async Task RefusedConnection_OfAStreamThatIsNotIdempotent_IsRetried()
    {
        using var call = Invoker.AsyncServerStreamingCall(ShopMethods.Follow, null, default, "");
        (await Transport.NextAsync()).Fail(Refused);
        await Time.PassAsync();
        (await Transport.NextAsync()).Send("connected");

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the message"));
    }

    [Fact]
    public async Task QuietStream_HoweverLong_IsLeftAlone()
    {
        Settings = new() { Deadline = TimeSpan.FromSeconds(30), AttemptTimeout = TimeSpan.FromSeconds(10) };
        using var call = Watch();
        var attempt = await Transport.NextAsync();
        var read = call.ResponseStream.MoveNext(CancellationToken.None);

        Time.Advance(TimeSpan.FromDays(1));
        Assert.False(read.IsCompleted);
        attempt.Send("at last");

        Assert.True(await read.Within("the message"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TokenOfARead_Cancelled_CancelsTheCallWithThatToken(bool beforeHeaders)
    {
        using var call = Watch();
        var attempt = await Transport.NextAsync();
        if (!beforeHeaders)
        {
            attempt.Send("one");
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the first message"));
        }

        using var cancellation = new CancellationTokenSource();
        var read = call.ResponseStream.MoveNext(cancellation.Token);
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await FailureOf<OperationCanceledException>(read)).CancellationToken);
        Assert.True(attempt.IsDisposed || !beforeHeaders);
    }

    [Fact]
    public async Task CallersToken_CancelledWhileReading_IsAnOperationCanceledException()
    {
        using var cancellation = new CancellationTokenSource();
        using var call = Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, new CallOptions(cancellationToken: cancellation.Token), "");
        (await Transport.NextAsync()).SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        var read = call.ResponseStream.MoveNext(CancellationToken.None);

        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await FailureOf<OperationCanceledException>(read)).CancellationToken);
    }

    [Fact]
    public async Task EnclosingCall_CancelledWhileReading_CancelsTheStream()
    {
        using var own = new CancellationTokenSource();
        using var enclosing = new CancellationTokenSource();
        using var call = Inside(
            new EnclosingCall(DateTime.MaxValue, 0, enclosing.Token),
            () => Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, new CallOptions(cancellationToken: own.Token), ""));
        (await Transport.NextAsync()).SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        var read = call.ResponseStream.MoveNext(CancellationToken.None);

        await enclosing.CancelAsync();

        Assert.Equal(enclosing.Token, (await FailureOf<OperationCanceledException>(read)).CancellationToken);
    }

    [Fact]
    public async Task Deadline_PassedWhileReading_IsOneType()
    {
        using var call = Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, new CallOptions(deadline: Time.Now.AddSeconds(1)), "");
        var attempt = await Transport.NextAsync();
        attempt.SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        Time.Advance(TimeSpan.FromSeconds(1));
        attempt.Fail(StatusCode.DeadlineExceeded);

        await FailureOf<DeadlineExceededException>(call.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Fact]
    public async Task Dispose_OfAStream_DisposesItsAttempt()
    {
        var call = Watch();
        var attempt = await Transport.NextAsync();
        attempt.Send("one");
        await call.ResponseHeadersAsync.Within("the headers");

        call.Dispose();

        Assert.True(attempt.IsDisposed);
    }

    [Fact]
    public async Task Status_BeforeTheStreamIsEstablished_IsNotKnown()
    {
        using var call = Watch();
        await Transport.NextAsync();

        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
        Assert.Throws<InvalidOperationException>(() => call.GetTrailers());
        Assert.Throws<InvalidOperationException>(() => call.ResponseStream.Current);
    }

    private AsyncServerStreamingCall<string> Watch() => Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, default, "");

    private static async Task<List<string>> ReadAllAsync(AsyncServerStreamingCall<string> call)
    {
        var messages = new List<string>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None).Within("a message"))
        {
            messages.Add(call.ResponseStream.Current);
        }

        return messages;
    }
}
