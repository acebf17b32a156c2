using GoRpc.Client.Attempts;
using GoRpc.Client.Retry;
using Grpc.Core;

namespace GoRpc.Client.Ejection;

/// <summary>
/// What the outcomes of its attempts say about an endpoint. Counting is thread-safe without locks; the status is changed under the lock of the set that the
/// endpoint is in.
/// </summary>
internal sealed class EndpointHealth(EjectionOptions options, TimeProvider timeProvider)
{
    // Of its full share of the calls, an endpoint that comes back begins with this much.
    private const double LeastShare = 0.1;

    private readonly SlidingCounter _successes = new(options.Interval, timeProvider.TimestampFrequency);
    private readonly SlidingCounter _failures = new(options.Interval, timeProvider.TimestampFrequency);
    private volatile EndpointStatus _status;
    private int _failuresInARow;
    private int _ejections;
    private long _returnedAt;
    private long _slowFrom;
    private long _slowUntil;

    public EndpointStatus Status => _status;

    /// <summary>The timestamp at which an ejected endpoint is picked again.</summary>
    public long EjectedUntil { get; private set; }

    /// <summary>Whether it is out because of what its network says, and a probe finds out when it is back.</summary>
    public bool IsProbed => _status is EndpointStatus.Unreachable or EndpointStatus.Silent or EndpointStatus.NotServing;

    /// <summary>Whether a failure is one of the endpoint, and not of the call.</summary>
    public static bool IsFailure(AttemptFailure failure) => failure is
    {
        OwnFault: null,
        Code: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Unknown
    };

    public void CountSuccess(long now)
    {
        if (Volatile.Read(ref _failuresInARow) != 0)
        {
            Volatile.Write(ref _failuresInARow, 0);
        }

        _successes.Add(1, now);
    }

    public void CountFailure(StatusCode code, long now)
    {
        _failures.Add(1, now);
        if (code is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            Interlocked.Increment(ref _failuresInARow);
        }
    }

    /// <summary>Whether it does so badly that it should be ejected.</summary>
    /// <param name="others">What the other endpoints count.</param>
    /// <param name="now">The time.</param>
    public bool IsOutlier(ReadOnlySpan<EndpointHealth> others, long now)
    {
        if (!options.Enabled || _status != EndpointStatus.Ready)
        {
            return false;
        }

        if (Volatile.Read(ref _failuresInARow) >= options.ConsecutiveFailures)
        {
            return true;
        }

        var (failures, all) = Count(now);
        if (all < options.MinimumThroughput || failures < all * options.FailureRatio)
        {
            return false;
        }

        long failuresOfOthers = 0, allOfOthers = 0;
        foreach (var other in others)
        {
            var counted = other.Count(now);
            failuresOfOthers += counted.Failures;
            allOfOthers += counted.All;
        }

        // Where all of them fail, it is the service that fails and not an endpoint.
        return allOfOthers > 0 && failuresOfOthers * all * 2 < failures * allOfOthers;
    }

    /// <summary>Ejects it; gives for how long.</summary>
    public TimeSpan Eject(long now)
    {
        var behavedFor = _returnedAt == 0 ? TimeSpan.MaxValue : timeProvider.GetElapsedTime(_returnedAt, now);
        _ejections = behavedFor > Capped(_ejections) ? 1 : _ejections + 1;
        var time = Capped(_ejections);
        EjectedUntil = now + Ticks(time);
        _status = EndpointStatus.Ejected;
        return time;
    }

    public void Lose(EndpointStatus status) => _status = status;

    /// <summary>It is picked again, at first less often than the others.</summary>
    public void Return(long now)
    {
        _returnedAt = now;
        Volatile.Write(ref _failuresInARow, 0);
        _successes.Clear();
        _failures.Clear();
        StartSlowly(now);
        _status = EndpointStatus.Ready;
    }

    public void StartSlowly(long now)
    {
        Volatile.Write(ref _slowFrom, now);
        Volatile.Write(ref _slowUntil, now + Ticks(options.SlowStart));
    }

    /// <summary>The share of its picks that it takes: 1 unless it came back just now.</summary>
    public double Share(long now)
    {
        var until = Volatile.Read(ref _slowUntil);
        if (now >= until)
        {
            return 1;
        }

        var from = Volatile.Read(ref _slowFrom);
        return Math.Max(LeastShare, (double)(now - from) / (until - from));
    }

    private (long Failures, long All) Count(long now)
    {
        var failures = _failures.Sum(now);
        return (failures, failures + _successes.Sum(now));
    }

    private TimeSpan Capped(int ejections)
    {
        var time = options.BaseTime * ejections;
        return time < options.MaxTime ? time : options.MaxTime;
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * timeProvider.TimestampFrequency);
}
