using Microsoft.Extensions.Logging;

namespace GoRpc.Server.Identity;

/// <summary>What is logged of callers. Ids 1070 to 1079; none is used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(1070, LogLevel.Information, "A call of '{Path}' from {Peer} was rejected: its caller is not known ({Reason}). {Text}", EventName = "CallerUnknown")]
    public static partial void CallerUnknown(ILogger logger, string path, string peer, string reason, string text);

    [LoggerMessage(1071, LogLevel.Information, "A call of '{Path}' by '{Caller}' from {Peer} was rejected: its caller may not make it ({Reason}). {Text}", EventName = "CallerForbidden")]
    public static partial void CallerForbidden(ILogger logger, string path, string? caller, string peer, string reason, string text);

    [LoggerMessage(1072, LogLevel.Warning, "A call of '{Path}' was rejected, and no scheme of authentication is there that says what callers have to send. Add one, for example builder.Services.AddAuthentication().AddJwtBearer().", EventName = "NoScheme")]
    public static partial void NoScheme(ILogger logger, string path, Exception exception);
}
