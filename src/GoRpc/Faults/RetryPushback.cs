using System.Globalization;

namespace GoRpc.Faults;

/// <summary>The value of the trailer <c>grpc-retry-pushback-ms</c> (gRFC A6).</summary>
internal static class RetryPushback
{
    /// <summary>Whole milliseconds, rounded up, for nobody is to come too early.</summary>
    /// <param name="delay">Zero or more; what no int32 of milliseconds holds (24.8 days) is sent as the most that one does.</param>
    public static string Of(TimeSpan delay) =>
        ((int)Math.Min(Math.Ceiling(delay.TotalMilliseconds), int.MaxValue)).ToString(CultureInfo.InvariantCulture);
}
