using GoRpc.Client.Attempts;
using GoRpc.Client.Retry;

namespace GoRpc.Client.Hedging;

/// <summary>
/// The attempts of a call that run beside each other. Attempts end on any thread; what says when the next one starts is read and written by the one loop that
/// starts them.
/// </summary>
internal sealed class Hedges
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly Lock _changing = new();
    private readonly List<Attempt> _attempts = new(2);
    private volatile Attempt? _lastFailed;
    private Attempt? _fatal;
    private volatile bool _isStopped;
    private bool _isEnded;
    private int _running;
    private long _notBefore = long.MinValue;

    /// <summary>Held while an attempt is started: starting changes what the call knows of its attempts.</summary>
    public Lock Starting { get; } = new();

    /// <summary>When the loop looks again whether to start an attempt; infinite for only when one has ended.</summary>
    public TimeSpan NextDelay { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>Whether the service said that no other attempt is welcome.</summary>
    public bool IsStopped => _isStopped;

    public bool HasRunning => Volatile.Read(ref _running) > 0;

    /// <summary>The attempt whose failure is the failure of the call, if it fails.</summary>
    public Attempt? Failed => Volatile.Read(ref _fatal) ?? _lastFailed;

    /// <summary>An attempt runs.</summary>
    public void Begin() => Interlocked.Increment(ref _running);

    /// <summary>It does no more.</summary>
    public void End() => Interlocked.Decrement(ref _running);

    /// <summary>An attempt was sent. It is ended at once when the call has.</summary>
    public void Add(Attempt attempt)
    {
        lock (_changing)
        {
            if (!_isEnded)
            {
                _attempts.Add(attempt);
                return;
            }
        }

        attempt.Dispose();
    }

    /// <summary>The call has ended, and with it all attempts.</summary>
    public void EndAll()
    {
        lock (_changing)
        {
            _isEnded = true;
        }

        // Nobody changes the list any more.
        _attempts.ForEach(static attempt => attempt.Dispose());
    }

    /// <summary>An attempt has failed in a way that another one may mend.</summary>
    public void Failing(Attempt attempt, Pushback pushback, long now, long timestampFrequency)
    {
        _lastFailed = attempt;
        if (pushback.IsStop)
        {
            Stop();
        }
        else if (pushback.Delay is { } delay)
        {
            RaiseNotBefore(now + (long)(delay.TotalSeconds * timestampFrequency));
        }
    }

    /// <summary>No other attempt starts.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>An attempt has failed in a way that no other one would mend. The first that does ends the call, and with it the others.</summary>
    public void FailedForGood(Attempt attempt) => Interlocked.CompareExchange(ref _fatal, attempt, null);

    /// <summary>How long the service wants to be left alone from now on.</summary>
    public TimeSpan Wait(TimeProvider timeProvider)
    {
        var now = timeProvider.GetTimestamp();
        var notBefore = Volatile.Read(ref _notBefore);
        // A timer cuts off what is less than a millisecond; who waits again for the rest of one would spin.
        return notBefore > now && timeProvider.GetElapsedTime(now, notBefore) is var wait && wait >= Least ? wait : TimeSpan.Zero;
    }

    private void RaiseNotBefore(long timestamp)
    {
        var current = Volatile.Read(ref _notBefore);
        while (timestamp > current)
        {
            var seen = Interlocked.CompareExchange(ref _notBefore, timestamp, current);
            if (seen == current)
            {
                return;
            }

            current = seen;
        }
    }
}
