using GoRpc.Client.Calls;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class ReloadTests : CallLayerTest
{
    private static readonly CircuitBreakerOptions Sensitive = new() { MinimumThroughput = 2 };

    [Fact]
    public async Task OtherSettings_HoldForCallsThatBeginAfterThem()
    {
        Settings = new() { Deadline = TimeSpan.FromSeconds(1) };
        var before = Call();
        var first = await Transport.NextAsync();

        Invoker.Apply(new() { Deadline = TimeSpan.FromSeconds(7), Retry = new() { MaxAttempts = 1 } });
        _ = Call();
        var second = await Transport.NextAsync();

        Assert.Equal(Time.Now.AddSeconds(1), first.Options.Deadline);
        Assert.Equal(Time.Now.AddSeconds(7), second.Options.Deadline);
        first.Fail(StatusCode.Unavailable);
        await Time.PassAsync();
        (await Transport.NextAsync()).Respond("still retried");
        Assert.Equal("still retried", await before.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task OpenCircuit_WhoseOwnSettingsStay_StaysOpen()
    {
        Settings = new() { Retry = new() { MaxAttempts = 1 }, CircuitBreaker = Sensitive };
        await OpenAsync();

        Invoker.Apply(new() { Retry = new() { MaxAttempts = 2 }, CircuitBreaker = new() { MinimumThroughput = 2 } });

        await FailureOf<CircuitOpenException>(Call().ResponseAsync);
    }

    [Fact]
    public async Task OpenCircuit_WhoseOwnSettingsChange_StartsAnew()
    {
        Settings = new() { Retry = new() { MaxAttempts = 1 }, CircuitBreaker = Sensitive };
        await OpenAsync();

        Invoker.Apply(new() { CircuitBreaker = new() { MinimumThroughput = 3 } });

        var call = Call();
        (await Transport.NextAsync()).Respond("fresh");
        Assert.Equal("fresh", await call.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task RetryOptions_OfTheMethod_ComeBeforeTheClientWideOnes()
    {
        Settings = new()
        {
            Retry = new() { MaxAttempts = 1, Jitter = 0 },
            Methods = new Dictionary<string, MethodOptions> { ["test.Shop/Read"] = new() { MaxAttempts = 3, BaseDelay = TimeSpan.FromMilliseconds(7), MaxDelay = TimeSpan.FromMilliseconds(9) } },
        };
        var call = Call();
        var delays = new List<double>();
        for (var i = 0; i < 2; i++)
        {
            (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
            delays.Add((await Time.PassAsync()).TotalMilliseconds);
        }

        (await Transport.NextAsync()).Respond();
        await call.ResponseAsync.Within("the response");
        Assert.Equal([7, 9], delays);
    }

    [Fact]
    public async Task Settings_ChangedWhileCallsRun_LoseNoCall()
    {
        Transport.Answer = static attempt => attempt.Respond("fine");
        using var done = new CancellationTokenSource();
        var reloading = Task.Run(() =>
        {
            for (var i = 2; !done.IsCancellationRequested; i++)
            {
                Invoker.Apply(new CallSettings { CircuitBreaker = new() { MinimumThroughput = 2 + (i % 50) } });
            }
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => Task.Run(async () => await Call().ResponseAsync))).Within("all calls");
        await done.CancelAsync();
        await reloading.Within("the reloading to stop");

        Assert.All(answers, answer => Assert.Equal("fine", answer));
    }

    private async Task OpenAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            var call = Call();
            (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
            await FailureOf<GoRpcException>(call.ResponseAsync);
        }
    }
}
