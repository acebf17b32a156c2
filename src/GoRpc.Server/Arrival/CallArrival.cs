using System.Globalization;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Server.Dispatch;
using GoRpc.Server.Messages;
using GoRpc.Server.Telemetry;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Arrival;

/// <summary>
/// Stands around an endpoint: what is decided before the body of a request is read, and what a caller reads whose request never
/// reached the handler.
/// </summary>
internal sealed class CallArrival(
    IOptions<GoRpcServerOptions> options, IOptions<GrpcServiceOptions> grpcOptions, ServerMetrics metrics, ILogger<CallArrival> logger)
{
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";

    // What Grpc.AspNetCore.Server 2.85 answers for a message above the limit, and for an exception while it reads the request.
    private const string TooLarge = "Received message exceeds the maximum configured message size.";
    private const string Thrown = "Exception was thrown by handler.";

    private readonly MessageLimits _limits = MessageLimits.Of(options.Value);

    /// <summary>Wraps the endpoint of a method.</summary>
    public RequestDelegate Guard(MethodContract method, RequestDelegate next) => http => ReceiveAsync(http, method, next);

    /// <summary>Wraps the endpoint that answers for methods which nobody serves.</summary>
    public RequestDelegate MarkAsNotExecuted(RequestDelegate next) => http =>
    {
        metrics.CountRejection(null, RejectionReasons.Unimplemented, StatusCode.Unimplemented);
        // The whole answer is one header block, so a trailer stands among the headers ("Trailers-Only").
        http.Response.Headers[CallMetadata.NotExecuted] = "1";
        return next(http);
    };

    private async Task ReceiveAsync(HttpContext http, MethodContract method, RequestDelegate next)
    {
        if (http.Request.Headers.TryGetValue(Expiry.Header, out var timeout) && Expiry.HasNoTimeLeft(timeout))
        {
            Log.ExpiredOnArrival(logger, method.Path);
            metrics.CountRejection(method, RejectionReasons.Expired, Expiry.Status.StatusCode);
            http.Response.ContentType = "application/grpc";
            http.Response.Headers[CallMetadata.NotExecuted] = "1";
            SetStatus(http.Response, Expiry.Status);
            return;
        }

        // Messages have a limit of their own, which names itself; Kestrel's would only cut the request off.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = null;
        }

        await next(http);
        if (http.Features.Get<ServerCall>() is null && !http.Response.HasStarted && ExplainUnread(http.Response, method) is { } status)
        {
            Log.RequestUnreadable(logger, method.Path, status.StatusCode);
            metrics.CountRejection(method, RejectionReasons.Unreadable, status.StatusCode);
            SetStatus(http.Response, status);
        }
    }

    // An interceptor answers before the handler as well, and what it says stays as it is.
    private Status? ExplainUnread(HttpResponse response, MethodContract method) => response.Headers[MessageHeader].ToString() switch
    {
        TooLarge => _limits.RequestTooLarge(method),
        Thrown when grpcOptions.Value.Interceptors.Count == 0 => MessageLimits.Unreadable(method),
        _ => null,
    };

    private static void SetStatus(HttpResponse response, Status status)
    {
        response.Headers[StatusHeader] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        response.Headers[MessageHeader] = Uri.EscapeDataString(status.Detail);
    }
}
