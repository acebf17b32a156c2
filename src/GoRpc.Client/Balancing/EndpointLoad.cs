using GoRpc.Client.Attempts;
using GoRpc.Client.Ejection;
using Grpc.Core;

namespace GoRpc.Client.Balancing;

/// <summary>What an endpoint's attempts tell about it. Thread-safe without locks: two that end at the same moment may count as one and a half.</summary>
internal sealed class EndpointLoad(TimeProvider timeProvider)
{
    // The weight of the past halves about every seven seconds; a burst of samples counts at least so much each.
    private const double DecaySeconds = 10;
    private const double LeastWeight = 0.02;
    private const double LeastSuccessWeight = 0.1;

    private int _inFlight;
    private long _picks;
    private long _lastPick;
    private long _lastSample;
    private double _latencySeconds;
    private double _successRate = 1;

    public int InFlight => Volatile.Read(ref _inFlight);

    public TimeSpan Latency => TimeSpan.FromSeconds(Volatile.Read(ref _latencySeconds));

    public double LatencySeconds => Volatile.Read(ref _latencySeconds);

    public double SuccessRate => Volatile.Read(ref _successRate);

    /// <summary>How often it was picked; two picks at the same moment may count as one.</summary>
    public long Picks => Volatile.Read(ref _picks);

    /// <summary>When it was picked last; zero for never.</summary>
    public long LastPick => Volatile.Read(ref _lastPick);

    /// <summary>An attempt begins.</summary>
    public void Begin(long timestamp)
    {
        Interlocked.Increment(ref _inFlight);
        Volatile.Write(ref _picks, _picks + 1);
        Volatile.Write(ref _lastPick, timestamp);
    }

    /// <summary>An attempt is over.</summary>
    public void End() => Interlocked.Decrement(ref _inFlight);

    /// <summary>An attempt was answered, or failed.</summary>
    public void Sample(long start, long now, AttemptFailure? failure)
    {
        switch (failure)
        {
            case null:
                Sample(start, now, succeeded: true);
                break;
            case { OwnFault: not null }:
                break;
            case { Code: StatusCode.Cancelled }:
                // Its caller, or a faster attempt, gave it up: it would have taken at least so long.
                SampleLeast(timeProvider.GetElapsedTime(start, now).TotalSeconds);
                break;
            default:
                Sample(start, now, !EndpointHealth.IsFailure(failure) && failure.Code != StatusCode.ResourceExhausted);
                break;
        }
    }

    private void SampleLeast(double seconds)
    {
        var latency = Volatile.Read(ref _latencySeconds);
        if (seconds > latency)
        {
            Volatile.Write(ref _latencySeconds, latency + ((seconds - latency) * LeastWeight));
        }
    }

    private void Sample(long start, long now, bool succeeded)
    {
        var last = Interlocked.Exchange(ref _lastSample, now);
        var took = timeProvider.GetElapsedTime(start, now).TotalSeconds;
        if (last == 0)
        {
            Volatile.Write(ref _latencySeconds, took);
            Volatile.Write(ref _successRate, succeeded ? 1 : 1 - LeastSuccessWeight);
            return;
        }

        var weight = 1 - Math.Exp(-timeProvider.GetElapsedTime(last, now).TotalSeconds / DecaySeconds);
        var latency = Volatile.Read(ref _latencySeconds);
        // A failure may be fast because nothing was done, and must not make an endpoint look quick.
        if (succeeded || took > latency)
        {
            Volatile.Write(ref _latencySeconds, latency + ((took - latency) * Math.Max(weight, LeastWeight)));
        }

        var rate = Volatile.Read(ref _successRate);
        Volatile.Write(ref _successRate, rate + (((succeeded ? 1 : 0) - rate) * Math.Max(weight, LeastSuccessWeight)));
    }

    /// <summary>It has come back after a failure: what it did before does not count any more.</summary>
    public void Forget()
    {
        Volatile.Write(ref _lastSample, 0);
        Volatile.Write(ref _successRate, 1);
    }
}
