using GoRpc.Client.Calls;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class StreamTimeoutTests : CallLayerTest
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    public StreamTimeoutTests() => Settings = With(new() { FirstMessageTimeout = First, IdleTimeout = Idle });

    [Fact]
    public async Task FirstMessage_ThatDoesNotComeInTime_EndsTheCallAndNamesTheOption()
    {
        using var call = Watch();
        var attempt = await Transport.NextAsync();
        attempt.SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        var read = ReadAsync(call);

        Time.Advance(First - Instant);
        Assert.False(attempt.IsDisposed);
        Time.Advance(Instant);

        var failure = await FailureOf<DeadlineExceededException>(read);
        Assert.Contains("within 10 s", failure.Message, StringComparison.Ordinal);
        Assert.Contains("FirstMessageTimeout of the stream", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Streams:FirstMessageTimeout", failure.Message, StringComparison.Ordinal);
        Assert.True(attempt.IsDisposed);
        Assert.Equal(StatusCode.DeadlineExceeded, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task FirstMessageTimeout_WhileTheCallIsTriedAgain_CountsAllAttempts()
    {
        using var call = Watch();
        var read = ReadAsync(call);
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
        var wait = await Time.PassAsync();
        var second = await Transport.NextAsync();

        Time.Advance(First - wait);

        await FailureOf<DeadlineExceededException>(read);
        Assert.True(second.IsDisposed);
    }

    [Fact]
    public async Task MessageAfterTheFirst_ThatDoesNotComeInTime_EndsTheCall()
    {
        using var call = Watch();
        var attempt = await Transport.NextAsync();
        attempt.Send("one");
        Assert.True(await ReadAsync(call).Within("the message"));
        var read = ReadAsync(call);

        Time.Advance(Idle - Instant);
        Assert.False(read.IsCompleted);
        Time.Advance(Instant);

        var failure = await FailureOf<DeadlineExceededException>(read);
        Assert.Contains("within 3 s", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Streams:IdleTimeout", failure.Message, StringComparison.Ordinal);
        Assert.True(attempt.IsDisposed);
    }

    [Fact]
    public async Task Messages_ThatComeInTime_EachHaveTheWholeTime()
    {
        using var call = Watch();
        var attempt = await Transport.NextAsync();
        for (var i = 0; i < 20; i++)
        {
            var read = ReadAsync(call);
            Time.Advance(Idle - Instant);
            attempt.Send($"{i}");
            Assert.True(await read.Within("a message"));
        }

        attempt.Respond();
        Assert.False(await ReadAsync(call).Within("the end"));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task SlowConsumer_BetweenItsReads_IsNotTimed()
    {
        using var call = Watch();
        var attempt = await Transport.NextAsync();
        Time.Advance(TimeSpan.FromDays(1));
        attempt.Send("one");
        Assert.True(await ReadAsync(call).Within("the first message"));
        Time.Advance(TimeSpan.FromDays(1));
        attempt.Send("two");

        Assert.True(await ReadAsync(call).Within("the second message"));
        Assert.False(attempt.HasEnded);
    }

    [Fact]
    public async Task DuplexCall_WhoseReaderWaitedTooLong_EndsItsWriterWithTheSameReason()
    {
        using var call = Invoker.AsyncDuplexStreamingCall(ShopMethods.Talk, null, default);
        var attempt = await Transport.NextAsync();
        attempt.SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        var read = call.ResponseStream.MoveNext(CancellationToken.None);

        Time.Advance(First);

        await FailureOf<DeadlineExceededException>(read);
        await FailureOf<DeadlineExceededException>(call.RequestStream.WriteAsync("too late"));
    }

    [Fact]
    public async Task TimeoutsOfTheMethod_ComeBeforeTheClients()
    {
        Settings = With(
            new() { FirstMessageTimeout = First, IdleTimeout = Idle },
            ("test.Shop/Watch", new() { FirstMessageTimeout = TimeSpan.FromSeconds(1), IdleTimeout = TimeSpan.Zero }));
        using var quiet = Watch();
        var read = ReadAsync(quiet);
        Time.Advance(TimeSpan.FromSeconds(1));
        var failure = await FailureOf<DeadlineExceededException>(read);
        Assert.Contains("Methods:test.Shop/Watch:FirstMessageTimeout", failure.Message, StringComparison.Ordinal);
        await Transport.NextAsync();

        using var call = Watch();
        var attempt = await Transport.NextAsync();
        attempt.Send("one");
        Assert.True(await ReadAsync(call).Within("the message"));
        var second = ReadAsync(call);
        Time.Advance(TimeSpan.FromDays(1));
        attempt.Send("two");
        Assert.True(await second.Within("the message that zero waits for"));
    }

    [Fact]
    public async Task OtherSettings_HoldForStreamsThatBeginAfterThem()
    {
        Settings = With(new());
        using var before = Watch();
        var patient = ReadAsync(before);
        Invoker.Apply(With(new() { FirstMessageTimeout = First }));
        using var after = Watch();
        var read = ReadAsync(after);

        Time.Advance(First);

        await FailureOf<DeadlineExceededException>(read);
        Assert.False(patient.IsCompleted);
    }

    [Fact]
    public async Task Timer_WithoutTimeouts_IsNotMadeAndWithThemIsOne()
    {
        var timers = await TimersOfAsync(With(new()));

        Assert.Equal(timers + 1, await TimersOfAsync(With(new() { FirstMessageTimeout = First, IdleTimeout = Idle })));
    }

    [Fact]
    public async Task Timeout_ThatMeetsItsMessage_LosesNothingAndEndsOnce()
    {
        for (var i = 0; i < 500; i++)
        {
            using var call = Watch();
            var attempt = await Transport.NextAsync();
            var read = ReadAsync(call);

            await Task.WhenAll(Task.Run(() => attempt.Send("one")), Task.Run(() => Time.Advance(First))).Within("message and time");

            try
            {
                Assert.True(await read.Within("the read"));
                attempt.Send("two");
                Assert.True(await ReadAsync(call).Within("the next read"));
            }
            catch (DeadlineExceededException)
            {
                await FailureOf<DeadlineExceededException>(ReadAsync(call));
            }
        }
    }

    private static CallSettings With(StreamOptions streams, params (string Name, MethodOptions Options)[] methods) => new()
    {
        Retry = new() { Jitter = 0 },
        Streams = streams,
        Methods = methods.ToDictionary(method => method.Name, method => method.Options),
    };

    private async Task<int> TimersOfAsync(CallSettings settings)
    {
        Invoker.Apply(settings);
        var before = Time.Timers;
        using var call = Watch();
        var attempt = await Transport.NextAsync();
        for (var i = 0; i < 5; i++)
        {
            var read = ReadAsync(call);
            attempt.Send("message");
            Assert.True(await read.Within("a message"));
        }

        return Time.Timers - before;
    }

    private static Task<bool> ReadAsync(AsyncServerStreamingCall<string> call) => call.ResponseStream.MoveNext(CancellationToken.None);

    private AsyncServerStreamingCall<string> Watch() => Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, default, "");
}
