using GoRpc.Client.Transport.Direct;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Unit.Tests.Client.Transport.Direct;

public sealed class AttemptLifetimeTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _caller = new();
    private readonly CancellationTokenSource _channel = new();
    private readonly AttemptLifetime _lifetime;

    public AttemptLifetimeTests() => _lifetime = new AttemptLifetime(_time);

    public void Dispose()
    {
        _lifetime.Dispose();
        _caller.Dispose();
        _channel.Dispose();
    }

    [Fact]
    public void Deadline_NotBeforeItHasPassed_EndsTheAttempt()
    {
        Begin(seconds: 10);

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(_lifetime.Token.IsCancellationRequested);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(_lifetime.Token.IsCancellationRequested);
        Assert.False(_lifetime.TryEnd());
    }

    [Theory]
    [InlineData(30, 5)]
    [InlineData(5, 30)]
    [InlineData(5, 5)]
    public void Deadline_OfTheNextAttempt_IsItsOwn(int first, int second)
    {
        Begin(first);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_lifetime.TryEnd());
        _time.Advance(TimeSpan.FromSeconds(1));

        Begin(second);
        _time.Advance(TimeSpan.FromSeconds(second - 0.001));
        Assert.False(_lifetime.Token.IsCancellationRequested);
        _time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.True(_lifetime.Token.IsCancellationRequested);
    }

    [Fact]
    public void AttemptWithoutADeadline_AfterOneWithADeadline_GoesOn()
    {
        Begin(seconds: 5);
        Assert.True(_lifetime.TryEnd());

        _lifetime.Begin(TimeSpan.MaxValue, _caller.Token, _channel.Token);
        _time.Advance(TimeSpan.FromDays(100));

        Assert.False(_lifetime.Token.IsCancellationRequested);
        Assert.True(_lifetime.TryEnd());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tokens_OfAnAttemptUnderWay_EndItAndItsUse(bool byCaller)
    {
        Begin(seconds: 10);

        (byCaller ? _caller : _channel).Cancel();

        Assert.True(_lifetime.Token.IsCancellationRequested);
        Assert.False(_lifetime.TryEnd());
    }

    [Fact]
    public void Tokens_OfAnAttemptThatIsOver_TouchNothing()
    {
        Begin(seconds: 10);
        Assert.True(_lifetime.TryEnd());
        _lifetime.Begin(TimeSpan.FromSeconds(10), CancellationToken.None, CancellationToken.None);

        _caller.Cancel();
        _channel.Cancel();

        Assert.False(_lifetime.Token.IsCancellationRequested);
    }

    private void Begin(int seconds) => _lifetime.Begin(TimeSpan.FromSeconds(seconds), _caller.Token, _channel.Token);
}
