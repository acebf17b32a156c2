using Microsoft.Extensions.Logging;

namespace GoRpc.Server.Propagation;

/// <summary>What is logged of metadata that flows on. Ids 1120 to 1139; none is used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(1120, LogLevel.Debug, "The metadata '{Name}' of {Size} bytes is not inherited by the calls made inside its call: only {Left} bytes are left for it.", EventName = "PropagatedHeaderTooLarge")]
    public static partial void TooLarge(ILogger logger, string name, int size, int left);
}
