using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Throttling;

/// <summary>What throttles log: one line per change of state. Ids 2450 to 2499 are theirs; none is used twice.</summary>
internal static partial class ThrottlingLog
{
    [LoggerMessage(2450, LogLevel.Warning, "'{Target}' refuses or fails most calls: part of them is held back and fails at once.", EventName = "ThrottlingBegan")]
    public static partial void Began(ILogger logger, string target);

    [LoggerMessage(2451, LogLevel.Information, "All calls to '{Target}' are sent again.", EventName = "ThrottlingEnded")]
    public static partial void Ended(ILogger logger, string target);
}
