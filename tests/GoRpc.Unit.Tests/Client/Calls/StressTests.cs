using System.Collections.Concurrent;
using System.Globalization;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

/// <summary>Many calls at once, with everything that can go wrong going wrong at random.</summary>
public sealed class StressTests : CallLayerTest
{
    private const int Calls = 4000;
    private const double Ratio = 0.25;

    private readonly ConcurrentDictionary<int, int> _attempts = new();
    private readonly ConcurrentDictionary<int, int> _executions = new();

    public StressTests() => Settings = new()
    {
        Retry = new() { MaxAttempts = 4, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        RetryBudget = new() { Ratio = Ratio, PerSecond = 0 },
        CircuitBreaker = new() { MinimumThroughput = 50, FailureRatio = 0.9 },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task UnaryCalls_FailingAndCancelledAtRandom_AllEndAndTheCountsAgree(int seed)
    {
        Transport.Answer = attempt => _ = AnswerAsync(attempt, seed);

        var failures = await Task.WhenAll(Enumerable.Range(0, Calls).Select(index => Task.Run(() => CallAsync(index)))).Within("all calls to end");

        for (var index = 0; index < Calls; index++)
        {
            Assert.True(failures[index] is null or GoRpcException or OperationCanceledException, failures[index]?.ToString());
            if (failures[index] is GoRpcException failure)
            {
                Assert.Equal(_attempts.GetValueOrDefault(index), failure.Call!.Attempts);
            }

            if (!IsIdempotent(index))
            {
                Assert.InRange(_executions.GetValueOrDefault(index), 0, 1);
            }
        }

        Assert.Contains(failures, failure => failure is null);
        Assert.Contains(failures, failure => failure is OperationCanceledException);
        var retries = _attempts.Values.Sum(attempts => attempts - 1);
        Assert.InRange(retries, 1, Calls * Ratio);
    }

    [Fact]
    public async Task DuplexCalls_FailingAndDisposedAtRandom_AllEnd()
    {
        Transport.Answer = attempt => _ = AnswerAsync(attempt, seed: 3);

        await Task.WhenAll(Enumerable.Range(0, Calls / 2).Select(index => Task.Run(() => TalkAsync(index)))).Within("all calls to end");

        Assert.InRange(_attempts.Values.Sum(), 1, (int)(Calls / 2 * (1 + Ratio)));
    }

    private static bool IsIdempotent(int index) => index % 2 == 0;

    private static CallOptions Numbered(int index, CancellationToken token = default) =>
        new(new Metadata { { "call", index.ToString(CultureInfo.InvariantCulture) } }, cancellationToken: token);

    private async Task<Exception?> CallAsync(int index)
    {
        using var cancellation = new CancellationTokenSource();
        using var call = Call(IsIdempotent(index) ? ShopMethods.Read : ShopMethods.Buy, Numbered(index, cancellation.Token));
        if (index % 5 == 0)
        {
            await Task.Yield();
            await cancellation.CancelAsync();
        }

        return await EndAsync(call.ResponseAsync.Within($"call {index}"));
    }

    private async Task TalkAsync(int index)
    {
        using var call = Invoker.AsyncDuplexStreamingCall(ShopMethods.Talk, null, Numbered(index));
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await call.RequestStream.WriteAsync($"{i}");
            }

            await call.RequestStream.CompleteAsync();
        });
        if (index % 5 == 0)
        {
            await Task.Yield();
            call.Dispose();
        }

        await EndAsync(writing.Within($"the writes of call {index}"));
        await EndAsync(call.ResponseStream.MoveNext(CancellationToken.None).Within($"the answer of call {index}"));
    }

    private static async Task<Exception?> EndAsync(Task task)
    {
        try
        {
            await task;
            return null;
        }
        catch (Exception exception) when (exception is not TimeoutException)
        {
            return exception;
        }
    }

    private async Task AnswerAsync(FakeAttempt attempt, int seed)
    {
        var index = int.Parse(attempt.Options.Headers!.GetValue("call")!, CultureInfo.InvariantCulture);
        var number = _attempts.AddOrUpdate(index, 1, static (_, count) => count + 1);
        var random = new Random((((seed * Calls) + index) * 10) + number);
        if (random.Next(3) > 0)
        {
            await Task.Yield();
        }

        var fate = random.Next(6);
        if (fate == 0)
        {
            attempt.Fail(Refused);
            return;
        }

        _executions.AddOrUpdate(index, 1, static (_, count) => count + 1);
        switch (fate)
        {
            case 1:
                attempt.Fail(StatusCode.Unavailable);
                break;
            case 2:
                attempt.Fail(StatusCode.NotFound);
                break;
            default:
                attempt.Send("answer");
                attempt.Respond("answer");
                break;
        }
    }
}
