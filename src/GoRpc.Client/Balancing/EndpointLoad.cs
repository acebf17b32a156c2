using GoRpc.Client.Attempts;
using GoRpc.Client.Ejection;
using Grpc.Core;

namespace GoRpc.Client.Balancing;

/// <summary>What an endpoint's attempts tell about it. Thread-safe without locks: two that end at the same moment may count as one and a half.</summary>
internal sealed class EndpointLoad(TimeProvider timeProvider)
{
    // The weight of the past halves about every seven seconds.
    private const double SuccessDecaySeconds = 10;

    // That of latencies every second: an endpoint that is asked once a second must be believed soon. A burst of samples counts at least so much each.
    private const double LatencyDecaySeconds = 1.5;
    private const double LeastWeight = 0.02;
    private const double LeastSeconds = 1e-7;
    private const double LeastSuccessWeight = 0.1;

    // After a long pause one failure alone must not say everything.
    private const double MostSuccessWeight = 0.5;

    // A host that has just started answers its first calls slowly, for as long as its code is not compiled and there is no connection. What they took is no
    // more than a limit for the next ones.
    private const int ColdSamples = 10;
    private const int ColdRestsPerRest = 10;

    // Who answers so much faster than before has stood still and goes on, or has been mended: it is known as little as one that has just started.
    private const double Changed = 8;

    private int _inFlight;
    private long _picks;
    private long _lastPick;
    private int _passedOver;
    private int _isDue;
    private int _samples;
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

    /// <summary>
    /// Whether it is to be picked although another is better, because it has had no attempt for so long that what is known of it is old; sooner while it is cold.
    /// Of many who ask at once, one is told yes.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="longestRest">The ticks after which it is asked again.</param>
    /// <param name="leastPicks">How often the better ones must have been picked meanwhile: with few calls, everyone rests for long.</param>
    public bool TryEndRest(long now, long longestRest, int leastPicks)
    {
        var last = Volatile.Read(ref _lastPick);
        var rest = IsCold && InFlight == 0 ? longestRest / ColdRestsPerRest : longestRest;
        if (now - last <= rest || Interlocked.Increment(ref _passedOver) < leastPicks || Interlocked.CompareExchange(ref _lastPick, now, last) != last)
        {
            return false;
        }

        Volatile.Write(ref _passedOver, 0);
        Volatile.Write(ref _isDue, 1);
        return true;
    }

    /// <summary>Whether a rest has ended that nobody has asked about yet: the pick that ends it must reach the endpoint, however small its share is.</summary>
    public bool TakeTurn() => Volatile.Read(ref _isDue) != 0 && Interlocked.Exchange(ref _isDue, 0) != 0;

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
            case { OwnFault: not null } or { IsLate: true }:
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
            Volatile.Write(ref _latencySeconds, Average(latency, seconds, LeastWeight));
        }
    }

    private void Sample(long start, long now, bool succeeded)
    {
        var last = Interlocked.Exchange(ref _lastSample, now);
        var rested = last == 0 ? 0 : timeProvider.GetElapsedTime(last, now).TotalSeconds;
        // Zero stands for no answer yet.
        var took = Math.Max(timeProvider.GetElapsedTime(start, now).TotalSeconds, LeastSeconds);
        var latency = Volatile.Read(ref _latencySeconds);
        // A failure may be fast because nothing was done, and must not make an endpoint look quick.
        if (succeeded || (latency > 0 && took > latency))
        {
            var weight = IsCold && took < latency ? 1 : Math.Max(1 - Math.Exp(-rested / LatencyDecaySeconds), LeastWeight);
            Volatile.Write(ref _latencySeconds, Average(latency, took, weight));
        }

        var rate = Volatile.Read(ref _successRate);
        var successWeight = IsCold ? MostSuccessWeight : Math.Clamp(1 - Math.Exp(-rested / SuccessDecaySeconds), LeastSuccessWeight, MostSuccessWeight);
        Volatile.Write(ref _successRate, rate + (((succeeded ? 1 : 0) - rate) * successWeight));
        if (succeeded && took < latency / Changed)
        {
            Volatile.Write(ref _samples, 0);
        }
        else if (IsCold)
        {
            Volatile.Write(ref _samples, _samples + 1);
        }
    }

    private bool IsCold => Volatile.Read(ref _samples) < ColdSamples;

    private static double Average(double former, double sample, double weight) => former == 0 ? sample : former + ((sample - former) * weight);

    /// <summary>It has come back after a failure: what it did before does not count any more.</summary>
    public void Forget()
    {
        Volatile.Write(ref _samples, 0);
        Volatile.Write(ref _lastSample, 0);
        Volatile.Write(ref _latencySeconds, 0);
        Volatile.Write(ref _successRate, 1);
    }
}
