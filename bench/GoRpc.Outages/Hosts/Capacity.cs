namespace GoRpc.Outages.Hosts;

/// <summary>A token bucket that holds a tenth of a second of calls. Thread-safe.</summary>
internal sealed class Capacity(TimeProvider timeProvider)
{
    private const double BurstSeconds = 0.1;

    private readonly Lock _lock = new();
    private double _tokens;
    private long _filledAt = timeProvider.GetTimestamp();

    /// <summary>Takes a token, if there is one.</summary>
    /// <param name="perSecond">How many come in a second; zero for no limit.</param>
    public bool TryTake(long perSecond)
    {
        if (perSecond == 0)
        {
            return true;
        }

        lock (_lock)
        {
            var now = timeProvider.GetTimestamp();
            var most = Math.Max(1, perSecond * BurstSeconds);
            _tokens = Math.Min(most, _tokens + (timeProvider.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
            _filledAt = now;
            if (_tokens < 1)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
