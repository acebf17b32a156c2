using System.Collections.Concurrent;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Hedging;

/// <summary>Many hedged calls at once, with everything that can go wrong going wrong at random.</summary>
public sealed class HedgingStressTests : CallLayerTest
{
    // A timer that nobody holds is collected before it fires.
    private readonly ConcurrentBag<ITimer> _timers = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Calls_ThatAreSlowAndFailAndAreCancelledAtRandom_AllEndWithinTheBudget(int seed)
    {
        const int Calls = 2000;
        Settings = new()
        {
            Hedging = new() { Enabled = true, Delay = TimeSpan.FromMilliseconds(1), MaxAttempts = 4 },
            RetryBudget = new() { Ratio = 0.5, PerSecond = 0 },
            CircuitBreaker = new() { Enabled = false },
        };
        var numbers = 0;
        Transport.Answer = attempt => _ = Task.Run(() => Answer(attempt, new Random((seed * 100_003) + Interlocked.Increment(ref numbers))));
        using var done = new CancellationTokenSource();
        var clock = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                Time.Advance(TimeSpan.FromMilliseconds(1));
                await Task.Yield();
            }
        });

        var ends = await Task.WhenAll(Enumerable.Range(0, Calls).Select(index => Task.Run(() => EndAsync(index)))).Within("all calls to end");
        await done.CancelAsync();
        await clock.Within("the clock to stop");

        Assert.All(ends, static end => Assert.True(end is null or GoRpcException or OperationCanceledException, end?.ToString()));
        Assert.Contains(ends, static end => end is null);
        Assert.InRange(Transport.Count, 1, Calls * 1.5);
        Assert.Equal(0, Invoker.Endpoints.Selection.All[0].InFlight);

        void Answer(FakeAttempt attempt, Random random)
        {
            if (random.Next(4) == 0)
            {
                _timers.Add(Time.CreateTimer(_ => attempt.Respond("slow"), null, TimeSpan.FromMilliseconds(random.Next(1, 20)), Timeout.InfiniteTimeSpan));
            }
            else if (random.Next(4) == 0)
            {
                attempt.Fail(random.Next(8) == 0 ? StatusCode.NotFound : StatusCode.Unavailable);
            }
            else
            {
                attempt.Respond("quick");
            }
        }

        async Task<Exception?> EndAsync(int index)
        {
            using var cancellation = new CancellationTokenSource();
            using var call = Call(options: new CallOptions(cancellationToken: cancellation.Token));
            if (index % 5 == 0)
            {
                await Task.Yield();
                await cancellation.CancelAsync();
            }
            else if (index % 7 == 0)
            {
                call.Dispose();
            }

            return await Record.ExceptionAsync(() => call.ResponseAsync.Within($"call {index}"));
        }
    }
}
