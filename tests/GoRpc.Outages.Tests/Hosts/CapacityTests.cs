using GoRpc.Outages.Hosts;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Outages.Tests.Hosts;

public sealed class CapacityTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void TryTake_NoLimit_TakesAlways()
    {
        var capacity = new Capacity(_time);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(capacity.TryTake(0)));
    }

    [Fact]
    public void TryTake_TwiceTheLimit_TakesHalf()
    {
        var capacity = new Capacity(_time);
        var taken = 0;

        for (var call = 0; call < 2000; call++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(5));
            taken += capacity.TryTake(100) ? 1 : 0;
        }

        Assert.InRange(taken, 990, 1010);
    }

    [Fact]
    public void TryTake_AfterIdleTime_HasATenthOfASecond()
    {
        var capacity = new Capacity(_time);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(10, Enumerable.Range(0, 100).Count(_ => capacity.TryTake(100)));
    }
}
