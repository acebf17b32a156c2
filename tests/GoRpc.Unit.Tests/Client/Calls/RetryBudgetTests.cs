using GoRpc.Client.Retry;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class RetryBudgetTests : CallLayerTest
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    [Fact]
    public void Budget_OfTheDefaults_GivesOneForFiveCallsAndTenPerSecond()
    {
        var budget = new RetryBudget(new RetryBudgetOptions(), Time);
        Count(budget, 50);

        Assert.Equal(10 + 100, TakeAll(budget));
    }

    [Fact]
    public void Budget_WithoutAnyAllowance_GivesNothing()
    {
        var budget = new RetryBudget(new RetryBudgetOptions { Ratio = 0, PerSecond = 0 }, Time);
        Count(budget, 1000);

        Assert.False(budget.TryTake(isReady: true));
    }

    [Fact]
    public void CallsAndRetries_OlderThanTheWindow_CountNoMore()
    {
        var budget = new RetryBudget(new RetryBudgetOptions { Ratio = 0.5, PerSecond = 0, Window = Window }, Time);
        Count(budget, 10);
        Assert.Equal(5, TakeAll(budget));

        Time.Advance(Window);

        Assert.False(budget.TryTake(isReady: true));
        Count(budget, 4);
        Assert.Equal(2, TakeAll(budget));
    }

    [Fact]
    public void Calls_WithinTheWindow_AddUpOverItsWholeLength()
    {
        var budget = new RetryBudget(new RetryBudgetOptions { Ratio = 1, PerSecond = 0, Window = Window }, Time);
        for (var second = 0; second < 9; second++)
        {
            Count(budget, 2);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(18, TakeAll(budget));
    }

    [Fact]
    public void OtherSettings_WithTheSameWindow_KeepTheCounts()
    {
        var budget = new RetryBudget(new RetryBudgetOptions { Ratio = 0.5, PerSecond = 0 }, Time);
        Count(budget, 10);
        TakeAll(budget);

        var reloaded = new RetryBudget(new RetryBudgetOptions { Ratio = 0.6, PerSecond = 0 }, Time, budget);

        Assert.Equal(1, TakeAll(reloaded));
    }

    [Fact]
    public async Task Budget_TakenByManyThreads_GivesNoMoreThanThereIs()
    {
        var budget = new RetryBudget(new RetryBudgetOptions { Ratio = 0.2, PerSecond = 0 }, Time);
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                budget.CountCall(Time.GetTimestamp());
            }
        }))).Within("the calls");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                Interlocked.Add(ref taken, budget.TryTake(isReady: true) ? 1 : 0);
            }
        }))).Within("the retries");

        // Two who meet at the last one may both go without.
        Assert.InRange(taken + TakeAll(budget), 1600, 1600);
    }

    [Fact]
    public async Task Calls_OfAnOutage_AreRetriedAsFarAsTheBudgetGoes()
    {
        Settings = new()
        {
            Retry = new() { MaxAttempts = 3, BaseDelay = TimeSpan.Zero },
            RetryBudget = new() { Ratio = 0.2, PerSecond = 0 },
            CircuitBreaker = new() { Enabled = false },
        };
        Transport.Answer = static attempt => attempt.Fail(StatusCode.Unavailable);

        for (var i = 0; i < 100; i++)
        {
            await FailureOf<GoRpcException>(Call().ResponseAsync);
        }

        Assert.Equal(120, Transport.Count);
    }

    [Fact]
    public async Task Budget_OfOneTarget_IsSharedByItsMethods()
    {
        Settings = new() { Retry = new() { BaseDelay = TimeSpan.Zero }, RetryBudget = new() { Ratio = 1, PerSecond = 0 }, CircuitBreaker = new() { Enabled = false } };
        Transport.Answer = static attempt => attempt.Respond();
        await Call(ShopMethods.Buy).ResponseAsync.Within("a call that saves for others");
        Transport.Answer = static attempt => attempt.Fail(StatusCode.Unavailable);

        var failure = await FailureOf<GoRpcException>(Call(ShopMethods.Read).ResponseAsync);

        Assert.Equal(3, failure.Call!.Attempts);
        Assert.Equal(1, (await FailureOf<GoRpcException>(Call(ShopMethods.Buy).ResponseAsync)).Call!.Attempts);
    }

    private void Count(RetryBudget budget, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            budget.CountCall(Time.GetTimestamp());
        }
    }

    private static int TakeAll(RetryBudget budget)
    {
        var taken = 0;
        while (budget.TryTake(isReady: true))
        {
            taken++;
        }

        return taken;
    }
}
