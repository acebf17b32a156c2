namespace GoRpc.Client.Ejection;

/// <summary>The waits between the questions to an endpoint that is out of reach: short at first, for one that restarts.</summary>
/// <param name="random">Numbers from 0 to below 1: clients that lost an endpoint together should not ask it together.</param>
internal sealed class ProbeBackoff(Func<double> random)
{
    private const double FirstMilliseconds = 100;
    private const double LastMilliseconds = 1000;
    private const double Growth = 1.6;
    private const double Jitter = 0.2;

    private double _next = FirstMilliseconds;

    public TimeSpan Next()
    {
        var wait = _next * (1 - (Jitter * random()));
        _next = Math.Min(_next * Growth, LastMilliseconds);
        return TimeSpan.FromMilliseconds(wait);
    }
}
