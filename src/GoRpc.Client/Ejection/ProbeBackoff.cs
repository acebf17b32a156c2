namespace GoRpc.Client.Ejection;

/// <summary>The waits between the questions to an endpoint that is out of reach: short at first, for one that restarts, and long where nobody calls.</summary>
/// <param name="random">Numbers from 0 to below 1: clients that lost an endpoint together should not ask it together.</param>
internal sealed class ProbeBackoff(Func<double> random)
{
    private const double FirstMilliseconds = 100;
    private const double LastMilliseconds = 1000;
    private const double LastIdleMilliseconds = 30_000;
    private const double Growth = 1.6;
    private const double Jitter = 0.2;

    private double _next = FirstMilliseconds;
    private double _nextIdle = FirstMilliseconds;

    /// <summary>The time after which to look whether to ask.</summary>
    public TimeSpan Next()
    {
        var wait = _next * (1 - (Jitter * random()));
        _next = Math.Min(_next * Growth, LastMilliseconds);
        return TimeSpan.FromMilliseconds(wait);
    }

    /// <summary>Whether to ask.</summary>
    /// <param name="rested">The time since the last question.</param>
    /// <param name="hasCalls">Whether there were calls meanwhile: without any, nobody waits for the endpoint to be back.</param>
    public bool IsDue(TimeSpan rested, bool hasCalls)
    {
        if (!hasCalls && rested.TotalMilliseconds < _nextIdle * (1 - Jitter))
        {
            return false;
        }

        _nextIdle = Math.Min(_nextIdle * Growth, hasCalls ? LastMilliseconds : LastIdleMilliseconds);
        return true;
    }
}
