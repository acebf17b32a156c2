namespace GoRpc.Client.Streams;

/// <summary>Ends a call whose reader waits too long. One timer for all reads of a stream, which runs only while one waits.</summary>
/// <remarks>
/// One read at a time begins and ends; the timer fires on any thread. Each wait has a number of its own, so that a timer that fires late
/// can't end the wait after the one that it was set for, and either the wait ends or its time has passed, never both.
/// </remarks>
/// <param name="timeProvider">Makes the timer.</param>
/// <param name="passed">Called, once at most, when a time has passed.</param>
internal sealed class ReadTimer(TimeProvider timeProvider, Action<StreamTimeout> passed)
{
    private const long None = 0;
    private const long Passed = -1;

    private ITimer? _timer;
    private StreamTimeout _timeout = null!;
    private long _start;
    private long _count;
    private long _wait;

    /// <summary>A read waits from now on.</summary>
    public void Begin(StreamTimeout timeout)
    {
        _timeout = timeout;
        _start = timeProvider.GetTimestamp();
        Volatile.Write(ref _wait, ++_count);
        _timer ??= timeProvider.CreateTimer(static timer => ((ReadTimer)timer!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(timeout.Length, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The read waits no more.</summary>
    /// <returns>The timeout that has passed before; null when it ended in time, or had no limit.</returns>
    public StreamTimeout? End()
    {
        if (Interlocked.CompareExchange(ref _wait, None, _count) == Passed)
        {
            return _timeout;
        }

        // A timer that is not running is known to nobody, and needs no disposal.
        _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return null;
    }

    private void OnTimer()
    {
        long wait;
        do
        {
            wait = Volatile.Read(ref _wait);
            if (wait is None or Passed)
            {
                return;
            }

            var timeout = _timeout;
            var left = timeout.Length - timeProvider.GetElapsedTime(_start);
            if (left <= TimeSpan.Zero)
            {
                if (Interlocked.CompareExchange(ref _wait, Passed, wait) == wait)
                {
                    passed(timeout);
                }

                return;
            }

            // Fired for an earlier wait, or a fraction of a millisecond early: timers count in whole ones.
            _timer!.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
        while (Volatile.Read(ref _wait) != wait);
    }
}
