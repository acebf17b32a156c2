using GoRpc.Outages.Desk;
using GoRpc.Outages.Load;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Outages.Tests.Load;

public sealed class DeskCallerTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task CallAsync_Answered_CountsFromTheIntendedStart()
    {
        var (caller, clock) = CallerOf(ask => Task.FromResult(new Answer { Host = 2 }));
        _time.Advance(TimeSpan.FromSeconds(3));

        await caller.CallAsync(1.5).Within("the call");

        var call = Assert.Single(caller.Records);
        Assert.Equal((StatusCode.OK, 2, 1.5, 0.5, 2), (call.Status, call.Host, call.Start, call.Seconds, call.Attempts));
        Assert.Equal(2, clock.Now);
    }

    [Fact]
    public async Task CallAsync_Failed_IsNotedAndNotThrown()
    {
        var (caller, _) = CallerOf(ask => throw (ask.Call == 1 ? new RpcException(new Status(StatusCode.Unavailable, "")) : new InvalidOperationException()));

        await caller.CallAsync(0).Within("the first call");
        await caller.CallAsync(0).Within("the second call");

        Assert.Equal([StatusCode.Unavailable, StatusCode.Unknown], caller.Records.Select(call => call.Status));
        Assert.All(caller.Records, call => Assert.Equal(-1, call.Host));
    }

    [Fact]
    public async Task Records_CallHangs_HasItAsFailed()
    {
        var answer = new TaskCompletionSource<Answer>();
        var (caller, _) = CallerOf(_ => answer.Task);
        var call = caller.CallAsync(0);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(1, caller.Running);
        Assert.Equal((StatusCode.Unknown, 4.0), (caller.Records[0].Status, caller.Records[0].Seconds));
        answer.SetResult(new Answer());
        await call.Within("the call");
        Assert.Equal(0, caller.Running);
        Assert.Equal(StatusCode.OK, Assert.Single(caller.Records).Status);
    }

    private (DeskCaller Caller, RunClock Clock) CallerOf(Func<Ask, Task<Answer>> answer)
    {
        var clock = new RunClock(_time, TimeSpan.FromSeconds(1));
        return (new DeskCaller(new FakeStackClient(answer), new CallMix(), TimeSpan.FromSeconds(1), clock), clock);
    }
}
