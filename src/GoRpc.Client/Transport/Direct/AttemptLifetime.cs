namespace GoRpc.Client.Transport.Direct;

/// <summary>
/// Ends an attempt before it is answered: when its caller's token or its channel is cancelled, when its deadline passes, or when told to.
/// Used for one attempt after the other: a token source with its timer and its registrations costs 600 B.
/// </summary>
internal sealed class AttemptLifetime(TimeProvider timeProvider)
{
    // Beyond this a timer of the system can't wait.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    private readonly CancellationTokenSource _end = new(Timeout.InfiniteTimeSpan, timeProvider);
    private CancellationTokenRegistration _caller;
    private CancellationTokenRegistration _channel;

    public CancellationToken Token => _end.Token;

    /// <param name="left">The time until the deadline; longer than <see cref="Longest"/> for none.</param>
    /// <param name="caller">The token of the call.</param>
    /// <param name="channel">Cancelled when the channel is disposed.</param>
    public void Begin(TimeSpan left, CancellationToken caller, CancellationToken channel)
    {
        if (left < Longest)
        {
            // A timer cuts off what is less than a millisecond; an attempt must not end before its deadline.
            _end.CancelAfter(left + TimeSpan.FromMilliseconds(1));
        }

        _channel = channel.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);
        _caller = caller.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);
    }

    public void Cancel()
    {
        _end.Cancel();
        _caller.Unregister();
        _channel.Unregister();
    }

    /// <summary>The attempt is over. Whether this can be used for another one: not when something is cancelling it, or has.</summary>
    public bool TryEnd()
    {
        var isFree = IsFree(_caller) & IsFree(_channel);
        (_caller, _channel) = (default, default);
        return isFree && _end.TryReset();
    }

    private static bool IsFree(CancellationTokenRegistration registration) => registration.Unregister() || !registration.Token.CanBeCanceled;
}
