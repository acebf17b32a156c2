namespace GoRpc.Client.Transport.Direct;

/// <summary>
/// Ends an attempt before it is answered: when its caller's token or its channel is cancelled, when its deadline passes, or when told to.
/// Used for one attempt after the other: a token source with its timer and its registrations costs 600 B.
/// </summary>
/// <remarks>
/// The timer is left alone from attempt to attempt and looks at the deadline of the day when it fires: to start and stop it for each
/// attempt would cost more than the rest of this.
/// </remarks>
internal sealed class AttemptLifetime : IDisposable
{
    // Beyond this a timer of the system can't wait.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    private readonly CancellationTokenSource _end = new();
    private readonly Lock _timing = new();
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;
    private CancellationTokenRegistration _caller;
    private CancellationTokenRegistration _channel;

    // Timestamps; long.MaxValue for never.
    private long _deadline = long.MaxValue;
    private long _firesAt = long.MaxValue;
    private bool _hasPassed;

    public AttemptLifetime(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        // A timer would keep the ambient values of the first attempt alive.
        using var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        _timer = timeProvider.CreateTimer(static lifetime => ((AttemptLifetime)lifetime!).OnTime(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _end.Token;

    /// <param name="left">The time until the deadline; <see cref="TimeSpan.MaxValue"/> for none.</param>
    /// <param name="caller">The token of the call.</param>
    /// <param name="channel">Cancelled when the channel is disposed.</param>
    public void Begin(TimeSpan left, CancellationToken caller, CancellationToken channel)
    {
        if (left < Longest)
        {
            var now = _timeProvider.GetTimestamp();
            lock (_timing)
            {
                _deadline = now + TicksOf(left);
                if (_deadline < _firesAt)
                {
                    Fire(left, now);
                }
            }
        }

        _channel = channel.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);
        _caller = caller.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);
    }

    /// <summary>Ends the attempt, and is of no use for another.</summary>
    public void Cancel()
    {
        _end.Cancel();
        Release();
        Dispose();
    }

    /// <summary>The attempt is over. Whether this can be used for another one: not when something is cancelling it, or has.</summary>
    public bool TryEnd()
    {
        bool hasPassed;
        lock (_timing)
        {
            _deadline = long.MaxValue;
            hasPassed = _hasPassed;
        }

        return Release() && !hasPassed && _end.TryReset();
    }

    public void Dispose() => _timer.Dispose();

    private bool Release()
    {
        var isFree = IsFree(_caller) & IsFree(_channel);
        (_caller, _channel) = (default, default);
        return isFree;
    }

    private static bool IsFree(CancellationTokenRegistration registration) => registration.Unregister() || !registration.Token.CanBeCanceled;

    private void OnTime()
    {
        lock (_timing)
        {
            _firesAt = long.MaxValue;
            if (_deadline == long.MaxValue)
            {
                return;
            }

            var now = _timeProvider.GetTimestamp();
            if (_deadline > now)
            {
                Fire(_timeProvider.GetElapsedTime(now, _deadline), now);
                return;
            }

            _hasPassed = true;
        }

        _end.Cancel();
    }

    // A timer cuts off what is less than a millisecond; an attempt must not end before its deadline.
    private void Fire(TimeSpan after, long now)
    {
        var due = after + TimeSpan.FromMilliseconds(1);
        _firesAt = now + TicksOf(due);
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private long TicksOf(TimeSpan time) => (long)(time.TotalSeconds * _timeProvider.TimestampFrequency);
}
