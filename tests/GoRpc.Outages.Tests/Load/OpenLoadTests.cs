using GoRpc.Outages.Desk;
using GoRpc.Outages.Load;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Outages.Tests.Load;

public sealed class OpenLoadTests
{
    [Fact]
    public async Task RunAsync_EverythingLate_MakesEachCallAtItsTime()
    {
        // All the time has passed before the load runs: the calls are made at once, and each is as late as it is.
        var time = new FakeTimeProvider();
        var clock = new RunClock(time, TimeSpan.FromSeconds(1));
        var caller = new DeskCaller(new FakeStackClient(_ => Task.FromResult(new Answer())), new CallMix(), deadline: null, clock);
        time.Advance(TimeSpan.FromSeconds(3));

        await new OpenLoad(callsPerSecond: 10).RunAsync(caller, clock, until: 2, default).Within("the load");

        var calls = caller.Records.OrderBy(call => call.Start).ToList();
        Assert.Equal(30, calls.Count);
        Assert.Equal(-1, calls[0].Start);
        Assert.Equal(1.9, calls[^1].Start, 6);
        Assert.All(calls, call => Assert.Equal(2, call.End, 6));
    }
}
