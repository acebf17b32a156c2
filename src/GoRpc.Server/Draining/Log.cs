using Microsoft.Extensions.Logging;

namespace GoRpc.Server.Draining;

/// <summary>What is logged while a host stops. Ids 1100 to 1119; none is used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Information, "The host stops. Calls come for another {Delay}, and then have {Timeout} to end.", EventName = "Draining")]
    public static partial void Draining(ILogger logger, TimeSpan delay, TimeSpan timeout);

    [LoggerMessage(1101, LogLevel.Information, "The host has stopped after {Milliseconds:0} ms. {Ended} calls did not end in time.", EventName = "Drained")]
    public static partial void Drained(ILogger logger, double milliseconds, int ended);

    [LoggerMessage(1102, LogLevel.Warning, "The option DrainTimeout is {DrainTimeout}, but the host gives up {ShutdownTimeout} after it begins to stop (HostOptions.ShutdownTimeout). Calls will have {Timeout}. Raise ShutdownTimeout, or lower DrainTimeout or DrainDelay.", EventName = "DrainTimeoutTooLong")]
    public static partial void DrainTimeoutTooLong(ILogger logger, TimeSpan drainTimeout, TimeSpan shutdownTimeout, TimeSpan timeout);

    [LoggerMessage(1103, LogLevel.Debug, "A call of '{Path}' was rejected: the host is stopping.", EventName = "RefusedWhileDraining")]
    public static partial void RefusedWhileDraining(ILogger logger, string path);

    [LoggerMessage(1104, LogLevel.Warning, "What a call had hung on to its tokens failed when the host stopped.", EventName = "DrainCallbackFailed")]
    public static partial void CallbackFailed(ILogger logger, Exception exception);
}
