using GoRpc.Testing;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Specification.Tests.Testing;

/// <summary>What follows the clock of a test host.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task Deadline_OfAClient_PassesWhenTheClockMoves()
    {
        var time = new FakeTimeProvider();
        var began = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var host = GoRpcTestHost.Create(test => test.UseTime(time).Serve(GoRpcStub.For<IRates>((stub, service) => stub.On(service.RateAsync, async (_, _, token) =>
        {
            token.Register(cancelled.SetResult);
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return 0.0;
        }))));

        var call = host.CreateClient<IRates>().RateAsync("EUR", "USD");
        await began.Task.Within("the call to arrive");
        time.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<DeadlineExceededException>(() => call.Within("the call"));
        await cancelled.Task.Within("the implementation to be cancelled");
    }

    [Fact]
    public async Task Wait_BeforeARetry_GoesByTheClock()
    {
        var time = new WatchedTime();
        var calls = 0;
        await using var host = GoRpcTestHost.Create(test => test
            .UseTime(time)
            .ConfigureClients(static options => (options.Retry.BaseDelay, options.Retry.Jitter) = (TimeSpan.FromSeconds(1), 0))
            .Serve(GoRpcStub.For<IRates>((stub, service) => stub.On(service.RateAsync, (_, _, _) =>
            {
                return Interlocked.Increment(ref calls) == 1 ? throw new GoRpcException(StatusCode.Unavailable, "not yet") : Task.FromResult(1.0);
            }))));

        var call = host.CreateClient<IRates>().RateAsync("EUR", "USD");
        await time.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await call.Within("the call"));
        Assert.Equal(2, host.Calls.Count);
    }

    [Fact]
    public async Task Clock_OfTheHost_IsWhatImplementationsGet()
    {
        var time = new FakeTimeProvider();
        await using var host = GoRpcTestHost.Create(test => test.UseTime(time).Serve<IRates>(new Rates()));

        Assert.Same(time, host.Services.GetRequiredService<TimeProvider>());
    }
}
