using System.Diagnostics.CodeAnalysis;
using GoRpc.Client.Attempts;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.CircuitBreaker;

/// <summary>
/// The circuit of one service at one endpoint, shared by the calls of its methods. It opens when too many attempts fail, lets one attempt
/// through after a while, and closes when that one succeeds. Thread-safe; an attempt that succeeds while it is closed takes no lock.
/// </summary>
/// <remarks>
/// A break is a part of the outage so far: the end of a short outage is seen soon, and a long one is asked about rarely. In a chain of services each circuit waits
/// for the one behind it, so that what is lost at one of them is lost once more at the next.
/// </remarks>
internal sealed class Circuit(string service, string endpoint, CircuitBreakerOptions options, TimeProvider timeProvider, ILogger logger)
{
    private const int OutagePerBreak = 4;
    private const int LastPerFirstBreak = 20;

    private readonly Lock _changing = new();
    private volatile CircuitState _state;
    private volatile OutcomeCounter _outcomes = new(options.SamplingDuration, timeProvider.TimestampFrequency);
    private long _outageSince;
    private long _closedSince;
    private long _break;
    private long _nextProbe;

    public string Service => service;

    public CircuitState State => _state;

    /// <summary>The longest break, and so how long a probe may keep its circuit half open.</summary>
    public TimeSpan BreakDuration => options.BreakDuration;

    /// <summary>Whether one attempt is under way to see if the service is back, and all others fail until it has an answer.</summary>
    public bool IsProbing => _state == CircuitState.HalfOpen;

    /// <summary>Asks for an attempt.</summary>
    /// <param name="refusal">Why there is none.</param>
    public bool TryEnter([NotNullWhen(false)] out CircuitRefusal? refusal)
    {
        refusal = null;
        if (_state == CircuitState.Closed)
        {
            return true;
        }

        lock (_changing)
        {
            var now = timeProvider.GetTimestamp();
            if (_state == CircuitState.Closed)
            {
                return true;
            }

            if (now < _nextProbe)
            {
                refusal = new CircuitRefusal(_state == CircuitState.HalfOpen ? TimeSpan.Zero : timeProvider.GetElapsedTime(now, _nextProbe));
                return false;
            }

            // A probe that has no outcome for so long does not keep others from finding out.
            _nextProbe = AfterBreak(now);
            if (_state == CircuitState.Open)
            {
                _state = CircuitState.HalfOpen;
                CircuitLog.HalfOpened(logger, service, endpoint);
            }

            return true;
        }
    }

    /// <summary>Takes the outcome of an attempt.</summary>
    /// <param name="failure">How it failed; null when it did not.</param>
    /// <param name="now">The time, as a timestamp.</param>
    public void Count(AttemptFailure? failure, long now)
    {
        var hasFailed = HasFailed(failure);
        if (_state == CircuitState.Closed && !hasFailed)
        {
            _outcomes.Count(hasFailed: false, now);
            return;
        }

        lock (_changing)
        {
            switch (_state)
            {
                case CircuitState.Closed:
                    _outcomes.Count(hasFailed, now);
                    if (hasFailed && IsPoor(_outcomes.Sum(now)))
                    {
                        BeginOutage(timeProvider.GetTimestamp());
                    }

                    break;
                case CircuitState.HalfOpen when hasFailed:
                    Open(timeProvider.GetTimestamp());
                    CircuitLog.StaysOpen(logger, service, endpoint, Seconds(_break));
                    break;
                case CircuitState.HalfOpen:
                    Close();
                    break;
                default:
                    // An attempt that was sent before the circuit opened says nothing new.
                    break;
            }
        }
    }

    /// <summary>The endpoint has come back, as is known from elsewhere.</summary>
    public void Reset()
    {
        lock (_changing)
        {
            if (_state != CircuitState.Closed)
            {
                Close();
            }
        }
    }

    private void Close()
    {
        _outcomes = new OutcomeCounter(options.SamplingDuration, timeProvider.TimestampFrequency);
        _closedSince = timeProvider.GetTimestamp();
        _state = CircuitState.Closed;
        CircuitLog.Closed(logger, service, endpoint);
    }

    private void BeginOutage(long now)
    {
        // What succeeds once between many failures has not ended the outage.
        if (now - _closedSince >= _break)
        {
            _outageSince = now;
        }

        Open(now);
        CircuitLog.Opened(logger, service, endpoint, Seconds(_break));
    }

    private void Open(long now)
    {
        _nextProbe = AfterBreak(now);
        _state = CircuitState.Open;
    }

    private bool IsPoor(Outcomes outcomes) =>
        outcomes.All >= options.MinimumThroughput && outcomes.Failures >= outcomes.All * options.FailureRatio;

    private long AfterBreak(long now)
    {
        var last = (long)(options.BreakDuration.TotalSeconds * timeProvider.TimestampFrequency);
        _break = Math.Clamp((now - _outageSince) / OutagePerBreak, last / LastPerFirstBreak, last);
        return now + _break;
    }

    private double Seconds(long ticks) => timeProvider.GetElapsedTime(0, ticks).TotalSeconds;

    private bool HasFailed(AttemptFailure? failure) => failure switch
    {
        null => false,
        { OwnFault: null, IsLate: false, Code: not StatusCode.Cancelled } => failure.Code is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Unknown,
        // Cancelled by its caller, never sent, or slept through by this process: it says nothing about the service, and what says nothing must not close a circuit.
        _ => IsProbing,
    };
}
