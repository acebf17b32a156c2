using System.Diagnostics;
using GoRpc.Client.Attempts;
using GoRpc.Client.Telemetry;
using GoRpc.Telemetry;
using Grpc.Core;

namespace GoRpc.Client.Calls;

/// <content>What is seen of a call from outside. Nothing is made of it while nobody looks.</content>
internal abstract partial class ResilientCall
{
    private Activity? _activity;
    private bool _isCountedAsActive;
    private int _hasEnded;

    /// <summary>Why this side has ended the call; null when it has not, or for no reason that it knows.</summary>
    protected virtual Exception? EndedBy => null;

    private ClientMetrics Metrics => _invoker.Endpoints.Metrics;

    private TargetTags TargetTags => _invoker.Endpoints.Tags;

    /// <summary>An attempt has ended.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="isBrokenOff">Whether it was this side that ended it.</param>
    public void CountAttempt(Attempt attempt, bool isBrokenOff)
    {
        var activity = _activity;
        if (!Metrics.Attempts.Enabled && activity is null)
        {
            return;
        }

        var status = attempt.Failure?.Code ?? (isBrokenOff ? StatusCode.Cancelled : StatusCode.OK);
        if (Metrics.Attempts.Enabled)
        {
            Metrics.Attempts.Add(1, new TagList
            {
                { TelemetryTags.Method, Policy.Name },
                { TelemetryTags.Target, Target },
                { TelemetryTags.Endpoint, attempt.Endpoint.Address },
                { TelemetryTags.Status, StatusNames.Of(status) },
            });
        }

        if (activity is not null && (attempt.Number > 1 || status != StatusCode.OK))
        {
            CallActivity.AddAttempt(activity, attempt, status);
        }
    }

    /// <summary>Something of the call was not sent.</summary>
    /// <param name="reason">One of <see cref="RefusalReasons"/>.</param>
    protected void CountRefusal(string reason)
    {
        if (Metrics.Throttled.Enabled)
        {
            Metrics.Throttled.Add(1, new(TelemetryTags.Method, Policy.Name), new(TelemetryTags.Target, Target), new(TelemetryTags.Reason, reason));
        }
    }

    private void CountRetry(StatusCode after)
    {
        if (Metrics.Retries.Enabled)
        {
            Metrics.Retries.Add(1, new(TelemetryTags.Method, Policy.Name), new(TelemetryTags.Target, Target), new(TelemetryTags.Status, StatusNames.Of(after)));
        }
    }

    private void CountHedge()
    {
        if (Metrics.Hedges.Enabled)
        {
            Metrics.Hedges.Add(1, new(TelemetryTags.Method, Policy.Name), new KeyValuePair<string, object?>(TelemetryTags.Target, Target));
        }
    }

    // Called on the stack of an asynchronous method, since it changes what activity is current.
    private void BeginTelemetry()
    {
        if (Metrics.ActiveCalls.Enabled)
        {
            _isCountedAsActive = true;
            CountActive(1);
        }

        _activity = CallActivity.Start(Policy.Name, TargetTags);
    }

    // Called by all that ends a call; the first one counts.
    private void EndTelemetry()
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) != 0)
        {
            return;
        }

        if (_isCountedAsActive)
        {
            CountActive(-1);
        }

        if (!Metrics.CallDuration.Enabled && _activity is null)
        {
            return;
        }

        var failure = _failure ?? EndedBy;
        var (status, errorType) = (failure, IsDisposed) switch
        {
            (null, false) => (StatusCode.OK, (string?)null),
            (null, true) or (OperationCanceledException, _) => (StatusCode.Cancelled, StatusNames.Of(StatusCode.Cancelled)),
            // Of what was never sent, the exception says more than the status: that an own circuit was open, for example.
            (RpcException rpc, _) => (rpc.StatusCode, _attempts > 0 ? StatusNames.Of(rpc.StatusCode) : TypeOf(rpc)),
            _ => (StatusCode.Internal, TypeOf(failure!)),
        };
        if (Metrics.CallDuration.Enabled)
        {
            var tags = TargetTags.OfCall(Policy.Name);
            tags.Add(TelemetryTags.Status, StatusNames.Of(status));
            if (errorType is not null)
            {
                tags.Add(TelemetryTags.ErrorType, errorType);
            }

            Metrics.CallDuration.Record(_invoker.TimeProvider.GetElapsedTime(_startTimestamp).TotalSeconds, tags);
        }

        if (_activity is { } activity)
        {
            CallActivity.Stop(activity, status, errorType, (failure as RpcException)?.Status.Detail ?? failure?.Message, _attempts, LastAddress);
        }
    }

    private void CountActive(int change) =>
        Metrics.ActiveCalls.Add(change, new(TelemetryTags.Method, Policy.Name), new KeyValuePair<string, object?>(TelemetryTags.Target, Target));

    private static string TypeOf(Exception exception) => exception.GetType().FullName!;
}
