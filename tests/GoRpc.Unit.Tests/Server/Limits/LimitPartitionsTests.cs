using GoRpc.Server.Limits;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Unit.Tests.Server.Limits;

public sealed class LimitPartitionsTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Of_TwoKeys_CountsThemApart()
    {
        var partitions = Create(most: 10);

        partitions.Of(Key("a")).TakeAll(2);

        partitions.Of(Key("b")).TakeAll(2);
        Assert.NotNull(partitions.Of(Key("a")).Take());
    }

    [Fact]
    public void Of_MoreKeysThanAreRemembered_CountsTheOthersTogether()
    {
        var partitions = Create(most: 100);
        for (var key = 0; key < 100; key++)
        {
            partitions.Of(Key($"{key}")).TakeAll(1);
        }

        partitions.Of(Key("one too many")).TakeAll(1);
        partitions.Of(Key("two too many")).TakeAll(1);

        Assert.NotNull(partitions.Of(Key("three too many")).Take());
        partitions.Of(Key("7")).TakeAll(1);
        Assert.Equal(100, partitions.Count);
    }

    [Fact]
    public void Forget_KeysWithAllTheirPermits_MakesRoomForOthers()
    {
        var partitions = Create(most: 2);
        partitions.Of(Key("quiet")).TakeAll(1);
        partitions.Of(Key("busy")).TakeAll(2);
        _time.Advance(TimeSpan.FromSeconds(1) + Idle);
        partitions.Of(Key("busy")).TakeAll(1);

        partitions.Forget(Idle);

        Assert.Equal(1, partitions.Count);
        partitions.Of(Key("new")).TakeAll(2);
        Assert.Equal(2, partitions.Count);
        partitions.Of(Key("busy")).TakeAll(1);
        Assert.NotNull(partitions.Of(Key("busy")).Take());
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Of_ManyThreadsAndAForgetter_NeverGivesMoreThanAllowed()
    {
        // Time stands still, so that each key has two permits for the whole test.
        var partitions = Create(most: 50);
        var granted = new int[40];
        using var end = new CancellationTokenSource();
        var forgetter = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                partitions.Forget(Idle);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var call = 0; call < 200_000; call++)
            {
                if (partitions.Of(Key($"{call % granted.Length}")).Take() is null)
                {
                    Interlocked.Increment(ref granted[call % granted.Length]);
                }
            }
        }))).Within("the callers");
        await end.CancelAsync();
        await forgetter.Within("the forgetter");

        Assert.All(granted, count => Assert.Equal(2, count));
    }

    private static LimitKey Key(string name) => LimitKey.Of(name);

    private LimitPartitions Create(int most) => new(() => new TokenBucket(Rules.Of(LimitKind.TokenBucket, 2, TimeSpan.FromSeconds(1)), _time), most);
}
