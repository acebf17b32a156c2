using System.Threading.RateLimiting;
using GoRpc.Server.Limits;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Unit.Tests.Server.Limits;

public sealed class WindowTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void FixedWindow_AtItsEnd_GivesAllPermitsAgain()
    {
        var window = new FixedWindow(Rules.Of(LimitKind.FixedWindow, 3, Window), _time);
        _time.Advance(TimeSpan.FromSeconds(9));
        window.TakeAll(3);
        Assert.Equal(TimeSpan.FromSeconds(1), window.Take());

        _time.Advance(TimeSpan.FromSeconds(1));

        window.TakeAll(3);
        Assert.Equal(Window, window.Take());
    }

    [Fact]
    public void SlidingWindow_WhenPermitsWereTakenLate_GivesThemBackAfterAWholeWindow()
    {
        var window = new SlidingWindow(Rules.Of(LimitKind.SlidingWindow, 3, Window), _time);
        _time.Advance(TimeSpan.FromSeconds(9.5));
        window.TakeAll(3);

        // Taken in the tenth part, so they come back when the twenty-first begins.
        Assert.Equal(TimeSpan.FromSeconds(10.5), window.Take());
        _time.Advance(TimeSpan.FromSeconds(10.4));
        Assert.NotNull(window.Take());
        _time.Advance(TimeSpan.FromSeconds(0.1));
        window.TakeAll(3);
    }

    [Fact]
    public void SlidingWindow_AfterTheTimeThatWasSaid_GivesAPermit()
    {
        var window = new SlidingWindow(Rules.Of(LimitKind.SlidingWindow, 2, Window), _time);
        window.TakeAll(1);
        _time.Advance(TimeSpan.FromSeconds(4));
        window.TakeAll(1);

        var wait = window.Take();

        Assert.Equal(TimeSpan.FromSeconds(7), wait);
        _time.Advance(wait!.Value);
        window.TakeAll(1);
        Assert.Equal(TimeSpan.FromSeconds(4), window.Take());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void SlidingWindow_UnderAnyLoad_NeverGivesMoreInAWindow(int seed)
    {
        const int Permits = 20;
        var window = new SlidingWindow(Rules.Of(LimitKind.SlidingWindow, Permits, Window), _time);
        var random = new Random(seed);
        var granted = new Queue<DateTimeOffset>();
        for (var call = 0; call < 20_000; call++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(random.Next(3) == 0 ? random.Next(4000) : 0));
            var now = _time.GetUtcNow();
            while (granted.TryPeek(out var first) && now - first >= Window)
            {
                granted.Dequeue();
            }

            if (window.Take() is null)
            {
                granted.Enqueue(now);
                Assert.InRange(granted.Count, 1, Permits);
            }
        }
    }

    [Theory]
    [InlineData(LimitKind.FixedWindow, 10)]
    [InlineData(LimitKind.SlidingWindow, 11)]
    public void IdleDuration_OfAnUsedWindow_BeginsWhenAllPermitsAreBack(LimitKind kind, int seconds)
    {
        RateLimiter window = kind == LimitKind.FixedWindow ? new FixedWindow(Rules.Of(kind, 2, Window), _time) : new SlidingWindow(Rules.Of(kind, 2, Window), _time);
        window.TakeAll(1);

        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.Null(window.IdleDuration);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromMilliseconds(999), window.IdleDuration);
    }
}
