using System.Collections.Concurrent;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Integration.Tests.Server.Limits;

/// <summary>Limits of calls at once, as callers meet them.</summary>
public sealed class ConcurrencyLimitTests
{
    [Theory]
    [InlineData(MethodType.Unary)]
    [InlineData(MethodType.ClientStreaming)]
    public async Task Call_WhileAnotherHoldsThePermit_IsRefusedAndLetThroughAfterIt(MethodType kind)
    {
        await using var host = await StartAsync(kind, new LimitOptions { Permits = 1 });
        var first = host.CallAsync(kind);
        await host.Gate.Arrivals.WaitAsync().Within("the first call to begin");

        var refused = await host.RefusedAsync(kind);

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        Assert.Contains("The host takes 1 call at once in all", refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Details.RetryInfo!.RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(10));
        host.Gate.Open.SetResult();
        await first;
        // The permit is back before the caller knows that its call has ended: whoever calls in turn is never refused.
        for (var call = 0; call < 20; call++)
        {
            await host.CallAsync(kind);
        }
    }

    [Theory]
    [InlineData(MethodType.ServerStreaming)]
    [InlineData(MethodType.DuplexStreaming)]
    public async Task Stream_ThatHasBegun_HoldsNoPermitUnlessAsked(MethodType kind)
    {
        await using var host = await StartAsync(kind, new LimitOptions { Permits = 1 });

        var streams = new List<Task<int>>();
        for (var stream = 0; stream < 3; stream++)
        {
            streams.Add(host.CallAsync(kind));
            await host.Gate.Arrivals.WaitAsync().Within("the stream to begin");
        }

        host.Gate.Open.SetResult();
        Assert.All(await Task.WhenAll(streams).Within("the streams"), value => Assert.Equal(1, value));
    }

    [Theory]
    [InlineData(MethodType.ServerStreaming)]
    [InlineData(MethodType.DuplexStreaming)]
    public async Task Stream_ThatHoldsItsPermit_GivesItBackAtItsEnd(MethodType kind)
    {
        await using var host = await StartAsync(kind, new LimitOptions { Permits = 1, HoldForStreams = true });
        var first = host.CallAsync(kind);
        await host.Gate.Arrivals.WaitAsync().Within("the first stream to begin");

        Assert.Equal(StatusCode.ResourceExhausted, (await host.RefusedAsync(kind)).StatusCode);

        host.Gate.Open.SetResult();
        await first;
        Assert.Equal(1, await host.CallAsync(kind));
    }

    [Theory]
    [MemberData(nameof(LimitedHost.Kinds), MemberType = typeof(LimitedHost))]
    public async Task Permit_OfACallWhoseCallerWentAway_IsGivenBack(MethodType kind)
    {
        await using var host = await StartAsync(kind, new LimitOptions { Permits = 1, Queue = 1, HoldForStreams = true });
        using var cancellation = new CancellationTokenSource();
        var first = LimitedHost.CallAsync(host.Client, kind, cancellation.Token);
        await host.Gate.Arrivals.WaitAsync().Within("the first call to begin");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        host.Gate.Open.SetResult();
        Assert.Equal(1, await host.CallAsync(kind));
    }

    [Theory]
    [MemberData(nameof(LimitedHost.Kinds), MemberType = typeof(LimitedHost))]
    public async Task Call_ThatWaits_IsServedWhenThePermitComesBack(MethodType kind)
    {
        await using var host = await StartAsync(kind, new LimitOptions { Permits = 1, Queue = 1, HoldForStreams = true });
        var first = host.CallAsync(kind);
        await host.Gate.Arrivals.WaitAsync().Within("the first call to begin");
        var second = host.CallAsync(kind);
        var third = host.CallAsync(kind);

        // One of the two waits, the other finds the queue full; which one is theirs to settle.
        var refused = await Task.WhenAny(second, third).Within("the refusal of one");
        Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<GoRpcException>(() => refused)).StatusCode);
        host.Gate.Open.SetResult();

        Assert.Equal(1, await first);
        Assert.Equal(1, await (refused == second ? third : second));
        Assert.Equal(2, host.Gate.Entered);
    }

    [Theory]
    [MemberData(nameof(LimitedHost.Kinds), MemberType = typeof(LimitedHost))]
    public async Task Call_ThatWaitsUntilItsDeadline_EndsWithoutHavingBeenExecuted(MethodType kind)
    {
        await using var host = await StartAsync(kind, new LimitOptions { Permits = 1, Queue = 1, HoldForStreams = true });
        var first = host.CallAsync(kind);
        await host.Gate.Arrivals.WaitAsync().Within("the first call to begin");

        var late = await Assert.ThrowsAsync<RpcException>(() => host.Server.Calls.CallAsync(
            kind, "test.Limited", new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(200)), 1));

        Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);
        // The host counts the time from the call's arrival on, so its caller is the first to know, and nobody hears when the host has given it up.
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        host.Gate.Open.SetResult();
        Assert.Equal(1, await first);
        Assert.Equal(1, await host.CallAsync(kind));
        Assert.Equal(2, host.Gate.Entered);
    }

    [Fact]
    public async Task Call_ThatHasWaited_HasSoMuchLessTime()
    {
        var time = new FakeTimeProvider();
        await using var host = await LimitedHost.StartAsync(
            options => options.Limits["test.Limited/Free"] = [new LimitOptions { Permits = 1, Queue = 1 }],
            services: services => services.AddSingleton<TimeProvider>(time),
            isOpen: false);
        var left = new ConcurrentQueue<TimeSpan>();
        host.Gate.Entering = () => left.Enqueue(GoRpcCall.Current!.Deadline!.Value - TimeProvider.System.GetUtcNow().UtcDateTime);
        var first = CallAsync(host);
        await host.Gate.Arrivals.WaitAsync().Within("the first call to begin");
        var (second, third) = (CallAsync(host), CallAsync(host));
        // The queue is full: the other one waits in it.
        var refused = await Task.WhenAny(second, third).Within("the refusal of one");

        time.Advance(TimeSpan.FromSeconds(20));

        host.Gate.Open.SetResult();
        await first;
        await (refused == second ? third : second);
        await Assert.ThrowsAsync<RpcException>(() => refused);
        Assert.InRange(left.ElementAt(0), TimeSpan.FromSeconds(41), TimeSpan.FromSeconds(60));
        Assert.InRange(left.ElementAt(1), TimeSpan.Zero, TimeSpan.FromSeconds(40));

        static Task<byte[]> CallAsync(LimitedHost host) => host.Server.Calls
            .Unary("test.Limited/Free", ProbeCalls.Message(1), new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1)))
            .ResponseAsync.Within("the end of the call");
    }

    private static Task<LimitedHost> StartAsync(MethodType kind, LimitOptions limit) =>
        LimitedHost.StartAsync(options => options.Limits[LimitedHost.NameOf(kind)] = [limit], isOpen: false);
}
