using System.Globalization;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GoRpc.Server.Draining;

/// <summary>Answers a call in place of its handler, which may be anywhere: as Grpc.AspNetCore does it when a deadline passes.</summary>
internal static class CutCall
{
    // For the answer to leave the host and to be read.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public static async Task EndAsync(HttpContext http, TimeProvider timeProvider)
    {
        // Found first: once the response is complete, the context may belong to another call.
        var connection = http.Features.Get<IConnectionLifetimeFeature>();
        var trailers = http.Features.Get<IHttpResponseTrailersFeature>()?.Trailers;
        // Without any message, the whole answer is one header block ("Trailers-Only").
        var destination = http.Response.HasStarted ? trailers : http.Response.Headers;
        if (destination is { IsReadOnly: false })
        {
            destination["grpc-status"] = ((int)Drain.Status.StatusCode).ToString(CultureInfo.InvariantCulture);
            destination["grpc-message"] = Uri.EscapeDataString(Drain.Status.Detail);
        }

        // A caller that reads nothing does not take this either.
        var completing = http.Response.CompleteAsync();
        await Task.Delay(Patience, timeProvider);
        // Every call of the connection is at the same point. Kestrel waits for a caller that does not end its side for as long as the host allows.
        connection?.Abort();
        await completing;
    }
}
