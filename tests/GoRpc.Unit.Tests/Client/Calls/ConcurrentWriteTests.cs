using System.Globalization;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

/// <summary>Many writers on one request stream.</summary>
public sealed class ConcurrentWriteTests : CallLayerTest
{
    [Fact]
    public async Task Writes_MadeAtOnce_GoOutOneAfterTheOtherInTheOrderInWhichTheyBegan()
    {
        var gate = new TaskCompletionSource();
        using var call = Talk();
        var attempt = await Transport.NextAsync();
        attempt.Writable = gate.Task;
        var writes = Enumerable.Range(0, 100).Select(index => call.RequestStream.WriteAsync($"{index}")).ToList();

        Assert.Empty(attempt.Written);
        gate.SetResult();
        await Task.WhenAll(writes).Within("the writes");

        Assert.Equal(Enumerable.Range(0, 100).Select(index => $"{index}"), attempt.Written);
    }

    [Fact]
    public async Task Complete_DuringWrites_WaitsForThoseBegunBeforeItAndRefusesLaterOnes()
    {
        var gate = new TaskCompletionSource();
        using var call = Talk();
        var attempt = await Transport.NextAsync();
        attempt.Writable = gate.Task;
        Task[] writes = [call.RequestStream.WriteAsync("0"), call.RequestStream.WriteAsync("1")];

        var completion = call.RequestStream.CompleteAsync();
        var refused = await FailureOf<InvalidOperationException>(call.RequestStream.WriteAsync("late"));
        Assert.Contains("after CompleteAsync", refused.Message, StringComparison.Ordinal);
        Assert.False(completion.IsCompleted);
        Assert.False(attempt.IsComplete);
        gate.SetResult();
        await Task.WhenAll([.. writes, completion]).Within("writes and completion");

        Assert.Equal(["0", "1"], attempt.Written);
        Assert.True(attempt.IsComplete);
    }

    [Fact]
    public async Task Token_OfAWriteThatWaitsForOthers_EndsThatWriteAlone()
    {
        var gate = new TaskCompletionSource();
        using var call = Talk();
        var attempt = await Transport.NextAsync();
        attempt.Writable = gate.Task;
        using var cancellation = new CancellationTokenSource();
        var first = call.RequestStream.WriteAsync("0");
        var cancelled = call.RequestStream.WriteAsync("1", cancellation.Token);
        var last = call.RequestStream.WriteAsync("2");

        await cancellation.CancelAsync();
        Assert.Equal(cancellation.Token, (await FailureOf<OperationCanceledException>(cancelled)).CancellationToken);
        gate.SetResult();
        await Task.WhenAll(first, last).Within("the other writes");

        Assert.Equal(["0", "2"], attempt.Written);
        Assert.False(attempt.HasEnded);
    }

    [Fact]
    public async Task Token_OfTheWriteUnderWay_EndsTheCallAndWithItTheWritesThatWait()
    {
        using var call = Talk();
        var attempt = await Transport.NextAsync();
        using var cancellation = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        attempt.Writable = gate.Task;
        var underWay = call.RequestStream.WriteAsync("0", cancellation.Token);
        var waiting = Enumerable.Range(1, 10).Select(index => call.RequestStream.WriteAsync($"{index}")).ToList();

        await cancellation.CancelAsync();
        gate.SetResult();

        await FailureOf<OperationCanceledException>(underWay);
        foreach (var write in waiting)
        {
            Assert.Equal(StatusCode.Cancelled, (await FailureOf<GoRpcException>(write)).StatusCode);
        }

        Assert.Empty(attempt.Written);
    }

    [Fact]
    public async Task Dispose_WhileManyWait_EndsAllOfThem()
    {
        var gate = new TaskCompletionSource();
        var call = Talk();
        var attempt = await Transport.NextAsync();
        attempt.SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        attempt.Writable = gate.Task;
        var writes = Enumerable.Range(0, 100).Select(index => call.RequestStream.WriteAsync($"{index}")).ToList();
        var completion = call.RequestStream.CompleteAsync();

        call.Dispose();
        gate.SetResult();

        foreach (var write in writes)
        {
            Assert.Equal(StatusCode.Cancelled, (await FailureOf<GoRpcException>(write)).StatusCode);
        }

        await completion.Within("completing");
        Assert.Empty(attempt.Written);
    }

    [Fact]
    public async Task MessageThatCannotBeEncoded_AmongOthers_IsItsWritersAlone()
    {
        var gate = new TaskCompletionSource();
        using var call = Talk();
        var attempt = await Transport.NextAsync();
        attempt.Writable = gate.Task;
        var bad = call.RequestStream.WriteAsync("bad");
        var good = call.RequestStream.WriteAsync("good");

        attempt.Writable = Task.CompletedTask;
        gate.SetException(new ContractViolationException("Item.Name", "null"));

        await FailureOf<ContractViolationException>(bad);
        await good.Within("the other write");
        Assert.Equal(["good"], attempt.Written);
    }

    [Fact]
    public async Task Writes_ThatWaitWhenTheAttemptFails_AllReachTheNextOneInTheirOrder()
    {
        var gate = new TaskCompletionSource();
        using var call = Talk();
        var first = await Transport.NextAsync();
        await call.RequestStream.WriteAsync("0").Within("the first write");
        first.Writable = gate.Task;
        var writes = Enumerable.Range(1, 10).Select(index => call.RequestStream.WriteAsync($"{index}")).ToList();
        var completion = call.RequestStream.CompleteAsync();

        first.Fail(StatusCode.Unavailable);
        gate.SetResult();
        await Time.PassAsync();
        var second = await Transport.NextAsync();
        await Task.WhenAll([.. writes, completion]).Within("writes and completion");

        Assert.Equal(Enumerable.Range(0, 11).Select(index => $"{index}"), second.Written);
        Assert.True(second.IsComplete);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Writers_WhileAttemptsAreLostAtRandom_LoseNothingAndSendNothingTwice(int seed)
    {
        const int Calls = 200;
        const int Writers = 6;
        Settings = new()
        {
            Retry = new() { MaxAttempts = 5, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
            RetryBudget = new() { Ratio = 10 },
            CircuitBreaker = new() { Enabled = false },
        };
        var last = new FakeAttempt?[Calls];
        Transport.Answer = attempt =>
        {
            var index = int.Parse(attempt.Options.Headers!.GetValue("call")!, CultureInfo.InvariantCulture);
            last[index] = attempt;
            _ = PlayAsync(attempt, new Random((((seed * Calls) + index) * 10) + int.Parse(attempt.PreviousAttempts ?? "0", CultureInfo.InvariantCulture)));
        };

        var lost = 0;
        for (var index = 0; index < Calls; index++)
        {
            // Thirty are kept to the end, thirty-six commit the call on their way.
            var messages = index % 2 == 0 ? 5 : 6;
            using var call = Invoker.AsyncClientStreamingCall(ShopMethods.Upload, null, new(new Metadata { { "call", $"{index}" } }));
            var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(call.RequestStream, writer, messages))));
            try
            {
                await writing.Within($"the writers of call {index}");
                await call.RequestStream.CompleteAsync().Within($"completing call {index}");
            }
            catch (GoRpcException)
            {
                // Committed with its 33rd message, and then lost: the writers and the response say so.
                Assert.NotNull((await FailureOf<GoRpcException>(call.ResponseAsync)).Call);
                lost++;
                continue;
            }

            var attempt = last[index]!;
            if (await EndAsync(call.ResponseAsync) is not null)
            {
                lost++;
                continue;
            }

            Assert.True(attempt.IsComplete);
            var written = attempt.Written.Select(text => text.Split('.')).GroupBy(parts => parts[0], parts => parts[1]).ToList();
            Assert.Equal(Writers, written.Count);
            Assert.All(written, own => Assert.Equal(Enumerable.Range(0, messages).Select(message => $"{message}"), own));
        }

        Assert.InRange(lost, 0, Calls / 2);
        Assert.True(Transport.Count > Calls, "No attempt was lost.");
    }

    // A service that breaks off after some messages, or takes them all and answers.
    private static async Task PlayAsync(FakeAttempt attempt, Random random)
    {
        var fails = random.Next(3) == 0;
        var after = random.Next(36);
        while (!attempt.HasEnded)
        {
            await Task.Yield();
            if (fails && attempt.Written.Count >= after)
            {
                attempt.Fail(StatusCode.Unavailable);
            }
            else if (attempt.IsComplete)
            {
                attempt.Respond("fine");
            }
        }
    }

    private static async Task WriteAsync(IClientStreamWriter<string> stream, int writer, int messages)
    {
        for (var message = 0; message < messages; message++)
        {
            await stream.WriteAsync($"{writer}.{message}");
        }
    }

    private static async Task<Exception?> EndAsync(Task task)
    {
        try
        {
            await task.Within("the response");
            return null;
        }
        catch (GoRpcException exception)
        {
            return exception;
        }
    }

    private AsyncDuplexStreamingCall<string, string> Talk() => Invoker.AsyncDuplexStreamingCall(ShopMethods.Talk, null, default);
}
