using System.Globalization;
using System.IO.Pipelines;
using System.Security.Claims;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Server.Arrival;
using GoRpc.Server.Messages;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Dispatch;

/// <summary>The one place where a call is made from an HTTP request; rules and handlers never see the request itself.</summary>
internal static class HttpCalls
{
    /// <summary>Begins the call of a request. The request keeps it, for whoever comes back out of the handler.</summary>
    public static ServerCall Begin(MethodContract method, MessageLimits limits, ServerCallContext context)
    {
        var http = context.GetHttpContext();
        // Read from the HTTP header, because gRPC's own metadata would be made for every call just to find nothing.
        var previousAttempts = http.Request.Headers.TryGetValue(CallMetadata.PreviousAttempts, out var header)
            && int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var attempts)
            ? attempts
            : 0;
        var call = new ServerCall(method, limits, http.RequestServices, context, previousAttempts);
        http.Features.Set(call);
        if (method.Kind is MethodType.ServerStreaming or MethodType.DuplexStreaming)
        {
            Admission.Of(http)?.BeginStream();
        }

        return call;
    }

    /// <summary>Who makes a call, as the application's authentication says; nobody when it has none.</summary>
    public static ClaimsPrincipal CallerOf(ServerCall call) => call.Context.GetHttpContext().User;

    /// <summary>Puts the response headers that were added to a call where they go out with the response, as long as it has not begun.</summary>
    public static void SendHeaders(ServerCall call)
    {
        if (call.UnsentHeaders is not { Count: > 0 } headers)
        {
            return;
        }

        var response = call.Context.GetHttpContext().Response;
        if (response.HasStarted)
        {
            return;
        }

        foreach (var header in headers)
        {
            response.Headers.Append(header.Key, header.IsBinary ? Convert.ToBase64String(header.ValueBytes) : header.Value);
        }

        headers.Clear();
    }

    /// <summary>Whether the headers of the response have been sent.</summary>
    public static bool HasBegun(ServerCall call) => call.Context.GetHttpContext().Response.HasStarted;

    /// <summary>The encodings that the caller takes, as it wrote them; null when it wrote none.</summary>
    public static string? AcceptedEncodings(ServerCall call) =>
        call.Context.GetHttpContext().Request.Headers.TryGetValue("grpc-accept-encoding", out var accepted) ? accepted.ToString() : null;

    /// <summary>Where the response messages of a call are written to.</summary>
    public static PipeWriter OutputOf(ServerCall call) => call.Context.GetHttpContext().Response.BodyWriter;
}
