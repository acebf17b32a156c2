using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Draining;

/// <summary>Lets a caller whose call has ended early end its side of it, before the connection is closed.</summary>
/// <remarks>
/// A connection closes as soon as its last call has ended. A .NET client that is still sending then throws away what it has received, the status among it. And one
/// that goes on sending would hold up the host, since Kestrel, while it stops, looks at such a connection only when something comes from it.
/// </remarks>
internal static class LastRequests
{
    public static async Task ReadAsync(HttpContext http, CancellationToken cutting)
    {
        var connection = http.Features.Get<IConnectionLifetimeFeature>();
        try
        {
            await http.Response.CompleteAsync();
            var body = http.Request.BodyReader;
            while (await body.ReadAsync(cutting) is { IsCompleted: false } read)
            {
                body.AdvanceTo(read.Buffer.End);
            }
        }
        catch (OperationCanceledException) when (cutting.IsCancellationRequested)
        {
            connection?.Abort();
        }
        catch (Exception)
        {
            // The caller has ended its side by giving the call up.
        }
    }
}
