using System.Diagnostics;
using GoRpc.Telemetry;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Telemetry;

/// <summary>The activity of a call. Where ASP.NET Core's activity of the request is traced, it is that one; else it is one of GoRpc's own, if anybody wants it.</summary>
/// <remarks>One activity per call either way: a second one inside of the request's would say nothing new.</remarks>
internal static class CallActivity
{
    private const string HostingSourceName = "Microsoft.AspNetCore";

    private static readonly ActivitySource Source = new(GoRpcServerTelemetry.ActivitySourceName);

    /// <summary>Whether a call that begins now may have an activity.</summary>
    public static bool IsWanted => Source.HasListeners() || Activity.Current is { IsAllDataRequested: true, Source.Name: HostingSourceName };

    /// <summary>Begins the activity of a call, which is current from then on; null when nobody wants one.</summary>
    /// <remarks>To be called in the asynchronous method that waits for the call, so that it is current in there only.</remarks>
    public static Activity? Begin(HttpContext http, string method)
    {
        var request = Activity.Current;
        if (request is { IsAllDataRequested: true, Source.Name: HostingSourceName })
        {
            request.DisplayName = method;
            request.SetTag(TelemetryTags.System, TelemetryTags.Grpc);
            request.SetTag(TelemetryTags.Method, method);
            return request;
        }

        return Source.HasListeners() ? Start(http, method, request) : null;
    }

    /// <summary>The call has ended.</summary>
    /// <param name="activity">Its activity.</param>
    /// <param name="status">How, by the name of the status.</param>
    /// <param name="errorType">What kind of failure of the host it was; null for none.</param>
    /// <param name="detail">What the status says.</param>
    public static void End(Activity activity, string status, string? errorType, string? detail)
    {
        if (activity.IsAllDataRequested)
        {
            activity.SetTag(TelemetryTags.Status, status);
            if (errorType is not null)
            {
                activity.SetTag(TelemetryTags.ErrorType, errorType);
                activity.SetStatus(ActivityStatusCode.Error, detail);
            }
        }

        if (activity.Source == Source)
        {
            activity.Stop();
        }
    }

    // ASP.NET Core makes an activity for its logs that nobody sees. A child of it would have lost its parent, so the caller is the parent.
    private static Activity? Start(HttpContext http, string method, Activity? request)
    {
        var propagator = DistributedContextPropagator.Current;
        propagator.ExtractTraceIdAndState(http.Request.Headers, Read, out var caller, out var state);
        ActivityContext.TryParse(caller, state, isRemote: true, out var parent);

        var tags = new TagList
        {
            { TelemetryTags.System, TelemetryTags.Grpc },
            { TelemetryTags.Method, method },
            { TelemetryTags.ServerAddress, http.Request.Host.Host },
        };
        if (http.Request.Host.Port is { } port)
        {
            tags.Add(TelemetryTags.ServerPort, port);
        }

        if (http.Connection.RemoteIpAddress is { } address)
        {
            tags.Add(TelemetryTags.ClientAddress, address.ToString());
        }

        Activity.Current = null;
        if (Source.StartActivity(method, ActivityKind.Server, parent, tags) is not { } activity)
        {
            Activity.Current = request;
            return null;
        }

        foreach (var (key, value) in propagator.ExtractBaggage(http.Request.Headers, Read) ?? [])
        {
            activity.AddBaggage(key, value);
        }

        return activity;
    }

    private static void Read(object? headers, string name, out string? value, out IEnumerable<string>? values)
    {
        var found = ((IHeaderDictionary)headers!)[name];
        value = found.Count == 1 ? found[0] : null;
        values = found.Count > 1 ? found.OfType<string>() : null;
    }
}
