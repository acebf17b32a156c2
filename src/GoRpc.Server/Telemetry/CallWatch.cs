using GoRpc.Contracts;
using GoRpc.Telemetry;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GoRpc.Server.Telemetry;

/// <summary>Measures and traces calls from their arrival to their end, whoever answers them: the outermost layer of all that GoRpc does for a call.</summary>
internal sealed class CallWatch(ServerMetrics metrics, TimeProvider timeProvider)
{
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";

    /// <summary>Wraps the endpoint of a method.</summary>
    /// <param name="method">The method; null for the endpoint that answers for those which nobody serves.</param>
    /// <param name="next">The endpoint.</param>
    public RequestDelegate Around(MethodContract? method, RequestDelegate next) =>
        http => Watches(http) ? WatchAsync(http, method, next) : next(http);

    /// <summary>Whether somebody wants to know of a call, and it is not watched yet.</summary>
    public bool Watches(HttpContext http) => (metrics.MeasuresCalls || CallActivity.IsWanted) && http.Features.Get<CallWatch>() is null;

    /// <summary>Watches a call to its end.</summary>
    public async Task WatchAsync(HttpContext http, MethodContract? method, RequestDelegate next)
    {
        http.Features.Set(this);
        var start = timeProvider.GetTimestamp();
        var call = metrics.Begin(method);
        var activity = CallActivity.Begin(http, method?.QualifiedName ?? TelemetryTags.OtherMethod);
        Exception? exception = null;
        try
        {
            await next(http);
        }
        catch (Exception thrown)
        {
            exception = thrown;
            throw;
        }
        finally
        {
            metrics.End(call);
            var code = StatusOf(http, exception);
            var status = StatusNames.Of(code);
            var errorType = exception is not null && code is StatusCode.Unknown ? exception.GetType().FullName : IsError(code) ? status : null;
            metrics.Record(method, status, errorType, timeProvider.GetElapsedTime(start));
            if (activity is not null)
            {
                CallActivity.End(activity, status, errorType, DetailOf(http));
            }
        }
    }

    // What was sent is the truth. A call without a status was broken off by its caller, or by an exception that gRPC does not know.
    private static StatusCode StatusOf(HttpContext http, Exception? exception)
    {
        if (int.TryParse(Find(http, StatusHeader), out var sent))
        {
            return (StatusCode)sent;
        }

        return exception is null || http.RequestAborted.IsCancellationRequested ? StatusCode.Cancelled : StatusCode.Unknown;
    }

    private static string? DetailOf(HttpContext http) => Find(http, MessageHeader) is { } detail ? Uri.UnescapeDataString(detail) : null;

    // An answer without messages has its status among the headers.
    private static string? Find(HttpContext http, string name)
    {
        if (http.Response.Headers.TryGetValue(name, out var header))
        {
            return header;
        }

        return http.Features.Get<IHttpResponseTrailersFeature>()?.Trailers is { } trailers && trailers.TryGetValue(name, out var trailer) ? trailer.ToString() : null;
    }

    // OpenTelemetry's rule for servers: what its caller did wrong is no error of a host.
    private static bool IsError(StatusCode code) => code
        is StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unimplemented
        or StatusCode.Internal or StatusCode.Unavailable or StatusCode.DataLoss;
}
