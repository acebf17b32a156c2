using System.Diagnostics;
using System.Diagnostics.Metrics;
using GoRpc.Contracts;
using GoRpc.Telemetry;
using Grpc.Core;

namespace GoRpc.Server.Telemetry;

/// <summary>The instruments of a host. Thread-safe. Nothing is made for a measurement that nobody takes.</summary>
internal sealed class ServerMetrics
{
    // As OpenTelemetry advises for this histogram.
    private static readonly InstrumentAdvice<double> DurationAdvice = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    private readonly Histogram<double> _callDuration;
    private readonly UpDownCounter<long> _activeCalls;
    private readonly UpDownCounter<long> _activeStreams;
    private readonly Counter<long> _received;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _rejected;

    public ServerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(new MeterOptions(GoRpcServerTelemetry.MeterName));
        _callDuration = meter.CreateHistogram("rpc.server.call.duration", "s", "How long calls take from their arrival to their end; streams until they have ended.", null, DurationAdvice);
        _activeCalls = meter.CreateUpDownCounter<long>("gorpc.server.active_calls", "{call}", "Calls of every kind that have arrived and not ended.");
        _activeStreams = meter.CreateUpDownCounter<long>("gorpc.server.active_streams", "{call}", "Those of them that stream in at least one direction.");
        _received = meter.CreateCounter<long>("gorpc.server.messages_received", "{message}", "Request messages that were read.");
        _sent = meter.CreateCounter<long>("gorpc.server.messages_sent", "{message}", "Response messages that were written.");
        _rejected = meter.CreateCounter<long>("gorpc.server.rejected_calls", "{call}", "Calls that were answered without their handler, or whose stream was cut short for a bad message, by reason.");
    }

    /// <summary>Whether anybody wants to know how a call goes.</summary>
    public bool MeasuresCalls => _callDuration.Enabled || _activeCalls.Enabled || _activeStreams.Enabled;

    /// <summary>A call was answered without its handler.</summary>
    /// <param name="method">The method; null when nobody serves it.</param>
    /// <param name="reason">One of <see cref="RejectionReasons"/>.</param>
    /// <param name="status">The answer.</param>
    public void CountRejection(MethodContract? method, string reason, StatusCode status)
    {
        if (_rejected.Enabled)
        {
            _rejected.Add(
                1,
                new(TelemetryTags.Method, NameOf(method)),
                new(TelemetryTags.Reason, reason),
                new KeyValuePair<string, object?>(TelemetryTags.Status, StatusNames.Of(status)));
        }
    }

    public void CountReceived(MethodContract method)
    {
        if (_received.Enabled)
        {
            _received.Add(1, new KeyValuePair<string, object?>(TelemetryTags.Method, method.QualifiedName));
        }
    }

    public void CountSent(MethodContract method)
    {
        if (_sent.Enabled)
        {
            _sent.Add(1, new KeyValuePair<string, object?>(TelemetryTags.Method, method.QualifiedName));
        }
    }

    /// <summary>Counts a call in; gives what counts it out again, so that it is counted out as it was counted in.</summary>
    public ActiveCall Begin(MethodContract? method)
    {
        var tag = new KeyValuePair<string, object?>(TelemetryTags.Method, NameOf(method));
        var call = new ActiveCall(_activeCalls.Enabled, _activeStreams.Enabled && method is { Kind: not MethodType.Unary }, tag);
        Count(call, 1);
        return call;
    }

    public void End(ActiveCall call) => Count(call, -1);

    /// <summary>A call has ended.</summary>
    /// <param name="method">The method; null when nobody serves it.</param>
    /// <param name="status">How, by the name of the status.</param>
    /// <param name="errorType">What kind of failure of the host it was; null for none.</param>
    /// <param name="duration">How long it took.</param>
    public void Record(MethodContract? method, string status, string? errorType, TimeSpan duration)
    {
        if (!_callDuration.Enabled)
        {
            return;
        }

        var tags = new TagList
        {
            { TelemetryTags.System, TelemetryTags.Grpc },
            { TelemetryTags.Method, NameOf(method) },
            { TelemetryTags.Status, status },
        };
        if (errorType is not null)
        {
            tags.Add(TelemetryTags.ErrorType, errorType);
        }

        _callDuration.Record(duration.TotalSeconds, tags);
    }

    private void Count(in ActiveCall call, int change)
    {
        if (call.IsCounted)
        {
            _activeCalls.Add(change, call.Method);
        }

        if (call.IsCountedAsStream)
        {
            _activeStreams.Add(change, call.Method);
        }
    }

    // Names that callers make up would be as many time series.
    private static string NameOf(MethodContract? method) => method?.QualifiedName ?? TelemetryTags.OtherMethod;

    /// <summary>How a call was counted in.</summary>
    internal readonly record struct ActiveCall(bool IsCounted, bool IsCountedAsStream, KeyValuePair<string, object?> Method);
}
