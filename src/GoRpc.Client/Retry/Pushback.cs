using System.Globalization;
using GoRpc.Calls;
using GoRpc.Faults;
using Grpc.Core;

namespace GoRpc.Client.Retry;

/// <summary>What the server says about another attempt.</summary>
/// <param name="Delay">When to come back; null when it says nothing, or not to.</param>
/// <param name="IsStop">Whether it says not to come back.</param>
internal readonly record struct Pushback(TimeSpan? Delay, bool IsStop)
{
    /// <summary>Reads <c>grpc-retry-pushback-ms</c>, else a google.rpc.RetryInfo.</summary>
    /// <remarks>gRFC A6: a value that is no number, or a negative one, means not to retry.</remarks>
    public static Pushback Read(Metadata trailers)
    {
        if (trailers.GetValue(CallMetadata.RetryPushback) is { } text)
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds >= 0
                ? new Pushback(TimeSpan.FromMilliseconds(milliseconds), IsStop: false)
                : new Pushback(null, IsStop: true);
        }

        return StatusDetails.Find<RetryInfo>(trailers) is { RetryDelay: var delay } && delay >= TimeSpan.Zero
            ? new Pushback(delay, IsStop: false)
            : default;
    }
}
