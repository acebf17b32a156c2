using System.Globalization;
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

    public static readonly Refusal Refusal = Refusal.Of(
        RefusalReasons.DeadlineExpired, StatusCode.DeadlineExceeded, "The deadline passed before the call reached its handler.");

    /// <summary>
    /// The time that a caller leaves; null when it says none, or nonsense, which Grpc.AspNetCore takes for no deadline. It does the same with less than 100
    /// nanoseconds, which are none here.
    /// </summary>
    /// <param name="header">One number of at most eight digits and its unit (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md).</param>
    public static TimeSpan? Read(StringValues header)
    {
        if (header.Count != 1 || header[0] is not { Length: >= 2 and <= 9 } text || !uint.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        return text[^1] switch
        {
            'n' => TimeSpan.FromTicks(value / TimeSpan.NanosecondsPerTick),
            'u' => TimeSpan.FromTicks(value * TimeSpan.TicksPerMicrosecond),
            'm' => TimeSpan.FromTicks(value * TimeSpan.TicksPerMillisecond),
            'S' => TimeSpan.FromTicks(value * TimeSpan.TicksPerSecond),
            'M' => TimeSpan.FromTicks(value * TimeSpan.TicksPerMinute),
            'H' => TimeSpan.FromTicks(value * TimeSpan.TicksPerHour),
            _ => null,
        };
    }

    /// <exception cref="RpcException">The deadline passed while the request was on its way through the host.</exception>
    public static void ThrowIfExpired(ServerCall call)
    {
        if (call.IsPastDeadline)
        {
            call.Services.GetRequiredService<ServerMetrics>().CountRejection(call.Method, RejectionReasons.Expired, Refusal.Status.StatusCode);
            throw new RpcException(Refusal.Status, new Metadata { { CallMetadata.NotExecuted, "1" } });
        }
    }
}
