using System.Diagnostics.CodeAnalysis;
using GoRpc.Client.Attempts;
using GoRpc.Client.Retry;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.CircuitBreaker;

/// <summary>
/// The circuit of one service at one target, shared by the calls of its methods. It opens when too many attempts fail, lets one attempt
/// through after a while, and closes when that one succeeds. Thread-safe; an attempt that succeeds while it is closed takes no lock.
/// </summary>
internal sealed class Circuit(string service, string target, CircuitBreakerOptions options, TimeProvider timeProvider, ILogger logger)
{
    private readonly Lock _changing = new();
    private volatile State _state;
    private volatile Health _health = new(options.SamplingDuration, timeProvider);
    private long _nextProbe;

    private enum State
    {
        Closed,
        Open,
        HalfOpen,
    }

    public TimeSpan BreakDuration => options.BreakDuration;

    /// <summary>Whether one attempt is under way to see if the service is back, and all others fail until it has an answer.</summary>
    public bool IsProbing => _state == State.HalfOpen;

    /// <summary>Asks for an attempt.</summary>
    /// <param name="refusal">Why there is none.</param>
    public bool TryEnter([NotNullWhen(false)] out CircuitRefusal? refusal)
    {
        refusal = null;
        if (_state == State.Closed)
        {
            return true;
        }

        lock (_changing)
        {
            var now = timeProvider.GetTimestamp();
            if (_state == State.Closed)
            {
                return true;
            }

            if (now < _nextProbe)
            {
                refusal = new CircuitRefusal(_state == State.HalfOpen ? TimeSpan.Zero : timeProvider.GetElapsedTime(now, _nextProbe));
                return false;
            }

            // A probe that has no outcome for so long does not keep others from finding out.
            _nextProbe = AfterBreak(now);
            if (_state == State.Open)
            {
                _state = State.HalfOpen;
                CircuitLog.HalfOpened(logger, service, target);
            }

            return true;
        }
    }

    /// <summary>Takes the outcome of an attempt.</summary>
    /// <param name="failure">How it failed; null when it did not.</param>
    public void Count(AttemptFailure? failure)
    {
        var hasFailed = HasFailed(failure);
        if (_state == State.Closed && !hasFailed)
        {
            _health.Count(hasFailed: false);
            return;
        }

        lock (_changing)
        {
            switch (_state)
            {
                case State.Closed:
                    _health.Count(hasFailed);
                    if (hasFailed && _health.IsPoor(options.MinimumThroughput, options.FailureRatio))
                    {
                        Open();
                    }

                    break;
                case State.HalfOpen when hasFailed:
                    Open();
                    break;
                case State.HalfOpen:
                    _health = new Health(options.SamplingDuration, timeProvider);
                    _state = State.Closed;
                    CircuitLog.Closed(logger, service, target);
                    break;
                default:
                    // An attempt that was sent before the circuit opened says nothing new.
                    break;
            }
        }
    }

    private void Open()
    {
        _nextProbe = AfterBreak(timeProvider.GetTimestamp());
        _state = State.Open;
        CircuitLog.Opened(logger, service, target, options.BreakDuration.TotalSeconds);
    }

    private long AfterBreak(long now) => now + (long)(options.BreakDuration.TotalSeconds * timeProvider.TimestampFrequency);

    private bool HasFailed(AttemptFailure? failure) => failure switch
    {
        null => false,
        { OwnFault: null, Code: not StatusCode.Cancelled } => failure.Code is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Unknown,
        // Cancelled by its caller, or never sent: it says nothing about the service, and what says nothing must not close a circuit.
        _ => IsProbing,
    };

    /// <summary>How many attempts of the last while succeeded and failed.</summary>
    private sealed class Health(TimeSpan window, TimeProvider timeProvider)
    {
        private readonly SlidingCounter _successes = new(window, timeProvider.TimestampFrequency);
        private readonly SlidingCounter _failures = new(window, timeProvider.TimestampFrequency);

        public void Count(bool hasFailed) => (hasFailed ? _failures : _successes).Add(1, timeProvider.GetTimestamp());

        public bool IsPoor(int minimumThroughput, double failureRatio)
        {
            var now = timeProvider.GetTimestamp();
            var failures = _failures.Sum(now);
            var all = failures + _successes.Sum(now);
            return all >= minimumThroughput && failures >= all * failureRatio;
        }
    }
}
