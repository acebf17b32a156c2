using GoRpc.Server.Limits;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Unit.Tests.Server.Limits;

public sealed class TokenBucketTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Take_OfAFullBucket_GivesAllItsTokensAtOnceAndNoMore()
    {
        var bucket = new TokenBucket(Rules.Of(LimitKind.TokenBucket, 5, TimeSpan.FromSeconds(1)), _time);

        bucket.TakeAll(5);

        Assert.Equal(TimeSpan.FromMilliseconds(200), bucket.Take());
    }

    [Fact]
    public void Take_AfterTheTimeThatWasSaid_IsGiven()
    {
        var bucket = new TokenBucket(Rules.Of(LimitKind.TokenBucket, 3, TimeSpan.FromSeconds(1)), _time);
        bucket.TakeAll(3);
        for (var call = 0; call < 1000; call++)
        {
            var wait = bucket.Take();
            Assert.NotNull(wait);
            _time.Advance(wait.Value);
            bucket.TakeAll(1);
        }
    }

    [Fact]
    public void Take_ForALongWhile_GivesAsManyAsWereAllowed()
    {
        var bucket = new TokenBucket(Rules.Of(LimitKind.TokenBucket, 7, TimeSpan.FromSeconds(1)), _time);
        var taken = 0;
        for (var tick = 0; tick < 100_000; tick++)
        {
            taken += bucket.Take() is null ? 1 : 0;
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(taken, 7 + 699, 7 + 700);
    }

    [Fact]
    public void Take_AfterAQuietWhile_GivesTheBurst()
    {
        var bucket = new TokenBucket(Rules.Of(LimitKind.TokenBucket, 10, TimeSpan.FromSeconds(1), burst: 25), _time);
        bucket.TakeAll(25);
        Assert.NotNull(bucket.Take());

        _time.Advance(TimeSpan.FromHours(1));

        bucket.TakeAll(25);
        Assert.Equal(TimeSpan.FromMilliseconds(100), bucket.Take());
    }

    [Fact]
    public void IdleDuration_OfAnUsedBucket_BeginsWhenItIsFullAgain()
    {
        var bucket = new TokenBucket(Rules.Of(LimitKind.TokenBucket, 10, TimeSpan.FromSeconds(1)), _time);
        bucket.TakeAll(5);

        Assert.Null(bucket.IdleDuration);
        _time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Null(bucket.IdleDuration);
        _time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal(TimeSpan.FromMilliseconds(1), bucket.IdleDuration);
    }
}
