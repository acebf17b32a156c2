using GoRpc.Calls;
using GoRpc.Server.Dispatch;
using GoRpc.Server.Draining;
using GoRpc.Server.Limits;
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
/// What is decided before the body of a request is read. It stands in two places: in front of all middleware, and around the endpoint, for requests that
/// came to it by another path and for what is decided when it is known who calls. See docs/how-a-call-travels.md for the order of the rules.
/// </summary>
internal sealed class CallArrival(
    ArrivingMethods methods,
    CallRefusals refusals,
    CallLimiter limiter,
    CallWatch watch,
    ServerMetrics metrics,
    Drain drain,
    TimeProvider timeProvider,
    IOptions<GoRpcServerOptions> options,
    IOptions<GrpcServiceOptions> grpcOptions,
    ILogger<CallArrival> logger)
{
    // What Grpc.AspNetCore.Server 2.85 answers for a message above the limit, and for an exception while it reads the request.
    private const string TooLarge = "Received message exceeds the maximum configured message size.";
    private const string Thrown = "Exception was thrown by handler.";

    private readonly MessageLimits _limits = MessageLimits.Of(options.Value);

    /// <summary>Wraps everything that an application does with a request.</summary>
    public RequestDelegate Front(RequestDelegate next) => http =>
        http.Request.Path.Value is { } path && methods.Find(path) is { } method && refusals.FindProtocol(http.Request) is { } protocol
            ? watch.Watches(http) ? WatchAsync(http, method, protocol, next) : ReceiveAsync(http, method, protocol, next)
            : next(http);

    /// <summary>Wraps the endpoint of a method.</summary>
    public RequestDelegate Guard(ArrivingMethod method, RequestDelegate next)
    {
        RequestDelegate serve = http => ServeAsync(http, method, next);
        RequestDelegate enter = method.Limits is null ? serve : http => EnterAsCallerAsync(http, method, serve);
        RequestDelegate receive = http => ReceiveAsync(http, method, refusals.ProtocolOf(http.Request), enter);
        return watch.Around(method.Contract, method.Limits is null ? receive : http => Admission.Of(http) is null ? receive(http) : enter(http));
    }

    /// <summary>Wraps the endpoint that answers for methods which nobody serves.</summary>
    public RequestDelegate MarkAsNotExecuted(RequestDelegate next) => watch.Around(method: null, http =>
    {
        metrics.CountRejection(null, RejectionReasons.Unimplemented, StatusCode.Unimplemented);
        // The whole answer is one header block, so a trailer stands among the headers ("Trailers-Only").
        http.Response.Headers[CallMetadata.NotExecuted] = "1";
        return next(http);
    });

    /// <summary>Lets a call through the limits of its caller, once.</summary>
    /// <returns>Why not; null when it is let through.</returns>
    public ValueTask<Refusal?> EnterAsCallerAsync(HttpContext http, ArrivingMethod method, CallProtocol protocol, Admission admission)
    {
        if (admission.IsPastCaller)
        {
            return default;
        }

        admission.IsPastCaller = true;
        return limiter.EnterAsync(method.Limits!.OfCaller, http, method, protocol, admission);
    }

    /// <summary>What holds whoever calls: goes on when the call is let through.</summary>
    public Task ReceiveAsync(HttpContext http, ArrivingMethod method, CallProtocol protocol, RequestDelegate next)
    {
        if (protocol.FindTimeLeft(http.Request) == TimeSpan.Zero)
        {
            Log.ExpiredOnArrival(logger, method.Contract.Path);
            return refusals.RefuseAsync(http, protocol, method, Expiry.Refusal);
        }

        if (drain.Refuses(method.Contract))
        {
            Draining.Log.RefusedWhileDraining(logger, method.Contract.Path);
            return refusals.RefuseAsync(http, protocol, method, Drain.Refusal);
        }

        return method.Limits is { } limits ? EnterAsync(http, method, limits, protocol, next) : next(http);
    }

    private Task WatchAsync(HttpContext http, ArrivingMethod method, CallProtocol protocol, RequestDelegate next) =>
        watch.WatchAsync(http, method.Contract, watched => ReceiveAsync(watched, method, protocol, next));

    private async Task EnterAsync(HttpContext http, ArrivingMethod method, MethodLimits limits, CallProtocol protocol, RequestDelegate next)
    {
        using var admission = new Admission(timeProvider) { IsPastCaller = limits.OfCaller.Count == 0 };
        http.Features.Set(admission);
        await (await limiter.EnterAsync(limits.OnArrival, http, method, protocol, admission) is { } refusal
            ? refusals.RefuseAsync(http, protocol, method, refusal)
            : next(http));
    }

    private async Task EnterAsCallerAsync(HttpContext http, ArrivingMethod method, RequestDelegate next)
    {
        var protocol = refusals.ProtocolOf(http.Request);
        await (await EnterAsCallerAsync(http, method, protocol, Admission.Of(http)!) is { } refusal
            ? refusals.RefuseAsync(http, protocol, method, refusal)
            : next(http));
    }

    private async Task ServeAsync(HttpContext http, ArrivingMethod method, RequestDelegate next)
    {
        // Messages have a limit of their own, which names itself; Kestrel's would only cut the request off.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = null;
        }

        await using var drained = drain.Enter(http, method.Contract);
        await next(http);
        if (http.Features.Get<ServerCall>() is null && !http.Response.HasStarted && ExplainUnread(http.Response, method) is { } status)
        {
            Log.RequestUnreadable(logger, method.Contract.Path, status.StatusCode);
            metrics.CountRejection(method.Contract, RejectionReasons.Unreadable, status.StatusCode);
            GrpcProtocol.SetStatus(http.Response, status);
        }
    }

    // An interceptor answers before the handler as well, and what it says stays as it is.
    private Status? ExplainUnread(HttpResponse response, ArrivingMethod method) => response.Headers[GrpcProtocol.MessageHeader].ToString() switch
    {
        TooLarge => _limits.RequestTooLarge(method.Contract),
        Thrown when grpcOptions.Value.Interceptors.Count == 0 => MessageLimits.Unreadable(method.Contract),
        _ => null,
    };
}
