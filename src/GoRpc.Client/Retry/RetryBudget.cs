namespace GoRpc.Client.Retry;

/// <summary>
/// What the calls to one target may add in retries: a share of the calls, and a few per second on top. Thread-safe without locks.
/// </summary>
/// <remarks>The rule of Finagle's RetryBudget. Hedges are retries that do not wait, and are taken from the same budget.</remarks>
internal sealed class RetryBudget
{
    private readonly RetryBudgetOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly SlidingCounter _calls;
    private readonly SlidingCounter _retries;

    /// <summary>Makes a budget, going on from the counts of the one before where they fit.</summary>
    public RetryBudget(RetryBudgetOptions options, TimeProvider timeProvider, RetryBudget? previous = null)
    {
        _options = options;
        _timeProvider = timeProvider;
        var keepsCounts = previous is not null && previous._options.Window == options.Window;
        _calls = keepsCounts ? previous!._calls : new SlidingCounter(options.Window, timeProvider.TimestampFrequency);
        _retries = keepsCounts ? previous!._retries : new SlidingCounter(options.Window, timeProvider.TimestampFrequency);
    }

    /// <summary>Counts a call, once, whatever becomes of it.</summary>
    public void CountCall(long timestamp) => _calls.Add(1, timestamp);

    /// <summary>Takes one retry out of the budget, if there is one left.</summary>
    /// <param name="isReady">Whether an endpoint is in reach. Otherwise calls bring no retries: next to none of them could help.</param>
    public bool TryTake(bool isReady)
    {
        var timestamp = _timeProvider.GetTimestamp();
        // Counted first and taken back if need be: two who see the last retry at once may both go without, but never both have it.
        _retries.Add(1, timestamp);
        if (_retries.Sum(timestamp) <= Allowed(isReady, timestamp))
        {
            return true;
        }

        _retries.Add(-1, timestamp);
        return false;
    }

    /// <summary>How many more retries <see cref="TryTake"/> would grant now.</summary>
    /// <param name="isReady">Whether an endpoint is in reach.</param>
    public int Left(bool isReady)
    {
        var timestamp = _timeProvider.GetTimestamp();
        return (int)Math.Clamp(Allowed(isReady, timestamp) - _retries.Sum(timestamp), 0, int.MaxValue);
    }

    private double Allowed(bool isReady, long timestamp) =>
        (isReady ? _calls.Sum(timestamp) * _options.Ratio : 0) + (_options.PerSecond * _options.Window.TotalSeconds);
}
