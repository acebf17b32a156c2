using GoRpc.Calls;
using GoRpc.Server.Dispatch;
using GoRpc.Server.Telemetry;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace GoRpc.Server.Arrival;

/// <summary>Deadlines that have passed before the handler runs: nobody waits for its answer any more.</summary>
internal static class Expiry
{
    public const string Header = "grpc-timeout";

    public static readonly Status Status = new(StatusCode.DeadlineExceeded, "The deadline passed before the call reached its handler.");

    /// <summary>
    /// Whether a caller sends a deadline without any time left. Grpc.AspNetCore takes less than 100 nanoseconds for no deadline at all.
    /// </summary>
    /// <param name="header">One number of at most eight digits and its unit (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md).</param>
    public static bool HasNoTimeLeft(StringValues header)
    {
        if (header.Count != 1 || header[0] is not { Length: >= 2 } text || !uint.TryParse(text.AsSpan(0, text.Length - 1), out var value))
        {
            return false;
        }

        return text[^1] is 'n' ? value < TimeSpan.NanosecondsPerTick : value == 0;
    }

    /// <exception cref="RpcException">The deadline passed while the request was on its way through the host.</exception>
    public static void ThrowIfExpired(ServerCall call)
    {
        if (call.IsPastDeadline)
        {
            call.Services.GetRequiredService<ServerMetrics>().CountRejection(call.Method, RejectionReasons.Expired, Status.StatusCode);
            throw new RpcException(Status, new Metadata { { CallMetadata.NotExecuted, "1" } });
        }
    }
}
