using System.Diagnostics;
using GoRpc.Client.Attempts;
using GoRpc.Telemetry;
using Grpc.Core;

namespace GoRpc.Client.Telemetry;

/// <summary>The activity of a call: its name, its attributes, and what it says of the attempts.</summary>
/// <remarks>
/// One activity per call. The attempts have theirs already, by System.Net.Http, which are its children and carry the trace to the service; another one
/// between the two would say nothing new. What HTTP does not know of an attempt is an event of the call.
/// </remarks>
internal static class CallActivity
{
    private const string AttemptEvent = "gorpc.attempt";

    private static readonly ActivitySource Source = new(GoRpcClientTelemetry.ActivitySourceName);

    /// <summary>Starts the activity of a call, which is current from then on; null when nobody listens.</summary>
    /// <remarks>To be called in an asynchronous method of the call, so that it does not become current for the caller.</remarks>
    public static Activity? Start(string method, TargetTags target)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var tags = target.OfCall(method);
        tags.Add(TelemetryTags.Target, target.Target);
        return Source.StartActivity(method, ActivityKind.Client, default(ActivityContext), tags);
    }

    /// <summary>An attempt is over, and it was not the only one or did not go well.</summary>
    public static void AddAttempt(Activity activity, Attempt attempt, StatusCode status)
    {
        if (activity.IsAllDataRequested)
        {
            activity.AddEvent(new ActivityEvent(AttemptEvent, default, new ActivityTagsCollection
            {
                { TelemetryTags.Attempt, attempt.Number },
                { TelemetryTags.Endpoint, attempt.Endpoint.Address },
                { TelemetryTags.Status, StatusNames.Of(status) },
            }));
        }
    }

    /// <summary>The call has ended.</summary>
    /// <param name="activity">Its activity.</param>
    /// <param name="status">How.</param>
    /// <param name="errorType">What kind of failure it was; null for none.</param>
    /// <param name="detail">What the status says.</param>
    /// <param name="attempts">How many attempts it took.</param>
    /// <param name="endpoint">Where the last of them went.</param>
    public static void Stop(Activity activity, StatusCode status, string? errorType, string? detail, int attempts, string endpoint)
    {
        if (activity.IsAllDataRequested)
        {
            activity.SetTag(TelemetryTags.Status, StatusNames.Of(status));
            activity.SetTag(TelemetryTags.Attempts, attempts);
            if (attempts > 0)
            {
                activity.SetTag(TelemetryTags.Endpoint, endpoint);
            }

            if (errorType is not null)
            {
                activity.SetTag(TelemetryTags.ErrorType, errorType);
                activity.SetStatus(ActivityStatusCode.Error, detail);
            }
        }

        // To stop an activity makes the one current that was so when it started. Whoever ends a stream may be in the middle of another one.
        var current = Activity.Current;
        activity.Stop();
        if (current != activity)
        {
            Activity.Current = current;
        }
    }
}
