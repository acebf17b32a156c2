using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Server.Errors;

/// <summary>What is logged of failed calls. Ids 1040 to 1059; none is used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(1040, LogLevel.Error, "A call of '{Path}' failed with an unhandled exception; its caller has the error id {ErrorId}.", EventName = "UnhandledException")]
    public static partial void UnhandledException(ILogger logger, string path, string errorId, Exception exception);

    [LoggerMessage(1041, LogLevel.Warning, "A call of '{Path}' ended with the fault '{Fault}', which the method does not declare: its data was not sent. Add [Faults(typeof({Fault}))] to the method.", EventName = "UndeclaredFault")]
    public static partial void UndeclaredFault(ILogger logger, string path, string fault);

    [LoggerMessage(1042, LogLevel.Debug, "A call of '{Path}' ended with {StatusCode}, to which its exception is mapped.", EventName = "MappedException")]
    public static partial void MappedException(ILogger logger, string path, StatusCode statusCode, Exception exception);

    [LoggerMessage(1043, LogLevel.Information, "A call of '{Path}' was rejected: its request is invalid. {Reason}", EventName = "RequestInvalid")]
    public static partial void RequestInvalid(ILogger logger, string path, string reason);

    [LoggerMessage(1044, LogLevel.Warning, "A call of '{Path}' failed with more details than trailers hold: {Details} were left out. Keep what goes with a failure below {MaxBytes} bytes.", EventName = "DetailsDropped")]
    public static partial void DetailsDropped(ILogger logger, string path, string details, int maxBytes);

    [LoggerMessage(1045, LogLevel.Warning, "A call of '{Path}' ended with {StatusCode}, because a call that its method made found no service to answer.", EventName = "InnerCallFailed")]
    public static partial void InnerCallFailed(ILogger logger, string path, StatusCode statusCode, Exception exception);
}
