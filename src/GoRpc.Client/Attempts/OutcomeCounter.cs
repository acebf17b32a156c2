using GoRpc.Client.Retry;

namespace GoRpc.Client.Attempts;

/// <summary>Counts how the attempts of the last while ended. Thread-safe without locks.</summary>
/// <param name="window">How far back it counts.</param>
/// <param name="timestampFrequency">Ticks per second of the timestamps.</param>
internal sealed class OutcomeCounter(TimeSpan window, long timestampFrequency)
{
    private readonly SlidingCounter _successes = new(window, timestampFrequency);
    private readonly SlidingCounter _failures = new(window, timestampFrequency);

    public TimeSpan Window => window;

    public void Count(bool hasFailed, long now) => (hasFailed ? _failures : _successes).Add(1, now);

    public Outcomes Sum(long now)
    {
        var failures = _failures.Sum(now);
        return new(failures, failures + _successes.Sum(now));
    }
}
