using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Server.Arrival;

/// <summary>What is logged before a handler runs. Ids 1020 to 1039; none is used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(1020, LogLevel.Information, "A call of '{Path}' was rejected: its deadline had passed on arrival.", EventName = "ExpiredOnArrival")]
    public static partial void ExpiredOnArrival(ILogger logger, string path);

    [LoggerMessage(1021, LogLevel.Information, "A call of '{Path}' was rejected with {StatusCode}: its request could not be read.", EventName = "RequestUnreadable")]
    public static partial void RequestUnreadable(ILogger logger, string path, StatusCode statusCode);
}
