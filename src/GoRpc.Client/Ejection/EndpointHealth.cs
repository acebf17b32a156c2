using GoRpc.Client.Attempts;
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

    private volatile EjectionOptions _options = options;
    private volatile OutcomeCounter _outcomes = new(options.Interval, timeProvider.TimestampFrequency);
    private volatile EndpointStatus _status;
    private int _failuresInARow;
    private int _ejections;
    private int _losses;
    private long _lostAt;
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
        IsLate: false,
        Code: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Unknown
    };

    /// <summary>From now on these options count. Whoever is ejected stays so for as long as was said.</summary>
    public void Apply(EjectionOptions options)
    {
        _options = options;
        if (_outcomes.Window != options.Interval)
        {
            _outcomes = NewCounter();
        }
    }

    /// <summary>Whether the endpoint has come back since then: what an attempt has met that began before says nothing any more.</summary>
    public bool HasReturnedSince(long timestamp) => timestamp < Volatile.Read(ref _returnedAt);

    /// <summary>Whether it was lost before then. What was under way when it was lost may well end, and brings nobody back.</summary>
    public bool WasLostBefore(long timestamp) => timestamp >= Volatile.Read(ref _lostAt);

    public void CountSuccess(long now)
    {
        if (Volatile.Read(ref _failuresInARow) != 0)
        {
            Volatile.Write(ref _failuresInARow, 0);
        }

        _outcomes.Count(hasFailed: false, now);
    }

    /// <summary>Takes a failure.</summary>
    /// <param name="code">Its status.</param>
    /// <param name="isOneOfMany">Whether one event has ended all attempts that were under way, which therefore don't count as many in a row.</param>
    /// <param name="now">The time.</param>
    public void CountFailure(StatusCode code, bool isOneOfMany, long now)
    {
        _outcomes.Count(hasFailed: true, now);
        if (code is StatusCode.Unavailable or StatusCode.DeadlineExceeded && !isOneOfMany)
        {
            Interlocked.Increment(ref _failuresInARow);
        }
    }

    /// <summary>The attempts of the last while.</summary>
    public Outcomes Count(long now) => _outcomes.Sum(now);

    /// <summary>Whether it does so badly, by itself, that the others are worth a look.</summary>
    /// <param name="underWay">How many attempts have not ended.</param>
    /// <param name="now">The time.</param>
    public bool IsSuspect(int underWay, long now)
    {
        var options = _options;
        return options.Enabled && _status == EndpointStatus.Ready && (HasFailedInARow(options, underWay) || IsPoor(options, Count(now)));
    }

    /// <summary>Whether a suspect does so much worse than the others that it should be ejected. Where all of them fail, it is the service that fails.</summary>
    /// <param name="others">What the other endpoints that are picked have counted, together.</param>
    /// <param name="underWay">How many attempts have not ended.</param>
    /// <param name="now">The time.</param>
    public bool IsOutlierAmong(Outcomes others, int underWay, long now)
    {
        var own = Count(now);
        return others.All == 0 ? HasFailedInARow(_options, underWay) : others.Failures * own.All * 2 <= own.Failures * others.All;
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

    /// <summary>It is out of reach.</summary>
    /// <returns>Which loss this is, for <see cref="IsLost"/>.</returns>
    public int Lose(EndpointStatus status, long now)
    {
        Volatile.Write(ref _lostAt, now);
        _status = status;
        return ++_losses;
    }

    /// <summary>Whether it is still out of reach, and has not been back in between.</summary>
    public bool IsLost(int loss) => IsProbed && Volatile.Read(ref _losses) == loss;

    /// <summary>It is picked again, at first less often than the others.</summary>
    public void Return(long now)
    {
        Volatile.Write(ref _returnedAt, now);
        Volatile.Write(ref _failuresInARow, 0);
        _outcomes = NewCounter();
        StartSlowly(now);
        _status = EndpointStatus.Ready;
    }

    public void StartSlowly(long now)
    {
        Volatile.Write(ref _slowFrom, now);
        Volatile.Write(ref _slowUntil, now + Ticks(_options.SlowStart));
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

    // Of many attempts that begin together, those that fail are often the first to end. They are in a row only as seen from here.
    private bool HasFailedInARow(EjectionOptions options, int underWay) =>
        Volatile.Read(ref _failuresInARow) is var failures && failures >= options.ConsecutiveFailures && failures >= underWay / 2;

    private static bool IsPoor(EjectionOptions options, Outcomes own) =>
        own.All >= options.MinimumThroughput && own.Failures >= own.All * options.FailureRatio;

    private TimeSpan Capped(int ejections)
    {
        var time = _options.BaseTime * ejections;
        return time < _options.MaxTime ? time : _options.MaxTime;
    }

    private OutcomeCounter NewCounter() => new(_options.Interval, timeProvider.TimestampFrequency);

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * timeProvider.TimestampFrequency);
}
