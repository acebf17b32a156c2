using Microsoft.Extensions.Logging;

namespace GoRpc.Server.Limits;

/// <summary>What is logged of limits. Ids 1060 to 1069; none is used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(1060, LogLevel.Information, "A call of '{Path}' was rejected: the limit of {Limit} is reached for {Subject}. {SilentCount} more were since the last such line.", EventName = "LimitReached")]
    public static partial void LimitReached(ILogger logger, string path, string limit, string subject, int silentCount);
}
