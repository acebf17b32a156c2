using System.Threading.Channels;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Unit.Tests.Client.Calls;

/// <summary>A clock that stands still, and tells when somebody starts to wait by it.</summary>
internal sealed class TestTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();
    private int _timers;

    /// <summary>How many timers were made.</summary>
    public int Timers => Volatile.Read(ref _timers);

    public DateTime Now => GetUtcNow().UtcDateTime;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Looks away from the waits that have begun so far.</summary>
    public void ForgetWaits()
    {
        while (_waits.Reader.TryRead(out _))
        {
        }
    }

    /// <summary>How long the next wait is, once it has begun.</summary>
    public Task<TimeSpan> NextWaitAsync() => _waits.Reader.ReadAsync().Within("something to wait by the clock");

    /// <summary>Lets the next wait pass, once it has begun, to its end and not further.</summary>
    public async Task<TimeSpan> PassAsync()
    {
        var wait = await NextWaitAsync();
        Advance(wait);
        return wait;
    }
}
