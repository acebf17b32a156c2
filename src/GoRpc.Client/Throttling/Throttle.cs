using GoRpc.Client.Attempts;
using GoRpc.Client.Endpoints;
using GoRpc.Client.Retry;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Throttling;

/// <summary>
/// Holds back calls to one target by the rule of Google's SRE book ("Handling Overload"): p = max(0, (requests - K * accepts) / (requests + 1)). Thread-safe without locks.
/// </summary>
/// <remarks>
/// Attempts count before they are sent. Until one has failed it counts as accepted: the first burst of a client, whose answers are all still to come, is no overload.
/// What is held back counts as asked for and refused. One call in a tenth of a second is sent whatever the formula says: in a chain of services each of which lets one
/// call in ten through, next to none would find out that the last one is back. The counts are forgotten as soon as the target is back, or else the calls of the outage would slow down the recovery.
/// </remarks>
internal sealed class Throttle
{
    private readonly ThrottlingOptions _options;
    private readonly EndpointSet _endpoints;
    private readonly ILogger _logger;
    private readonly SlidingCounter _requests;
    private readonly SlidingCounter _refusals;
    private readonly long _outageTicks;
    private readonly long _ticksPerTry;
    private long _lastAccept;
    private long _lastRejection;
    private long _lastTry;
    private long _forgottenAt;
    private int _seenReturns;
    private int _isThrottling;

    /// <summary>Makes a throttle, going on from the counts of the one before where they fit.</summary>
    public Throttle(ThrottlingOptions options, EndpointSet endpoints, ILogger logger, Throttle? previous = null)
    {
        _options = options;
        _endpoints = endpoints;
        _logger = logger;
        // Without an accepted attempt for so long, the next one says that the target is back.
        _outageTicks = endpoints.TimeProvider.TimestampFrequency;
        _ticksPerTry = endpoints.TimeProvider.TimestampFrequency / 10;
        _seenReturns = endpoints.Returns;
        if (previous is null || previous._options.Window != options.Window)
        {
            _requests = new SlidingCounter(options.Window, endpoints.TimeProvider.TimestampFrequency);
            _refusals = new SlidingCounter(options.Window, endpoints.TimeProvider.TimestampFrequency);
            return;
        }

        (_requests, _refusals) = (previous._requests, previous._refusals);
        _lastAccept = Volatile.Read(ref previous._lastAccept);
        _lastTry = Volatile.Read(ref previous._lastTry);
        _forgottenAt = Volatile.Read(ref previous._forgottenAt);
        _isThrottling = Volatile.Read(ref previous._isThrottling);
    }

    /// <summary>Whether a call is held back.</summary>
    /// <param name="now">The time.</param>
    /// <param name="random">A number from 0 to below 1.</param>
    /// <param name="probability">The part of the calls that is.</param>
    public bool Rejects(long now, Func<double> random, out double probability)
    {
        probability = ProbabilityOf(now);
        if (probability <= 0)
        {
            LookForEnd(now);
            return false;
        }

        if (random() >= probability || TryAgain(now))
        {
            return false;
        }

        _requests.Add(1, now);
        _refusals.Add(1, now);
        Volatile.Write(ref _lastRejection, now);
        if (Interlocked.Exchange(ref _isThrottling, 1) == 0)
        {
            Volatile.Write(ref _lastTry, now);
            ThrottlingLog.Began(_logger, _endpoints.Target);
        }

        return true;
    }

    /// <summary>An attempt is about to be sent.</summary>
    public void Begin(long now) => _requests.Add(1, now);

    /// <summary>An attempt has ended.</summary>
    /// <param name="failure">How it failed; null when it did not.</param>
    /// <param name="start">When it began.</param>
    /// <param name="now">The time.</param>
    public void End(AttemptFailure? failure, long start, long now)
    {
        switch (failure)
        {
            // Of the outage that is over, and no longer among those that count.
            case not null when start < Volatile.Read(ref _forgottenAt):
                break;
            case { OwnFault: not null } or { IsLate: true } or { Code: StatusCode.Cancelled }:
                _requests.Add(-1, now);
                break;
            case { Code: StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.DeadlineExceeded }:
                _refusals.Add(1, now);
                break;
            default:
                Accept(now);
                break;
        }
    }

    private bool TryAgain(long now)
    {
        var last = Volatile.Read(ref _lastTry);
        return Volatile.Read(ref _isThrottling) != 0 && now - last >= _ticksPerTry && Interlocked.CompareExchange(ref _lastTry, now, last) == last;
    }

    private void Accept(long now)
    {
        if (now - Interlocked.Exchange(ref _lastAccept, now) > _outageTicks)
        {
            Forget(now);
            // The attempt itself, which was counted when it was sent.
            _requests.Add(1, now);
        }
    }

    private double ProbabilityOf(long now)
    {
        var refusals = _refusals.Sum(now);
        if (refusals == 0)
        {
            return 0;
        }

        if (_endpoints.Returns is var returns && Interlocked.Exchange(ref _seenReturns, returns) != returns)
        {
            Forget(now);
            return 0;
        }

        var requests = _requests.Sum(now);
        var accepts = Math.Max(0, requests - refusals);
        return requests < _options.MinimumThroughput ? 0 : Math.Min(_options.MaxRejection, (requests - (_options.AttemptsPerAccepted * accepts)) / (requests + 1));
    }

    private void Forget(long now)
    {
        Volatile.Write(ref _forgottenAt, now);
        _requests.Clear();
        _refusals.Clear();
    }

    // Near the limit calls are held back now and then; that is one state and not many.
    private void LookForEnd(long now)
    {
        if (Volatile.Read(ref _isThrottling) != 0 && _endpoints.TimeProvider.GetElapsedTime(Volatile.Read(ref _lastRejection), now) >= _options.Window
            && Interlocked.Exchange(ref _isThrottling, 0) != 0)
        {
            ThrottlingLog.Ended(_logger, _endpoints.Target);
        }
    }
}
