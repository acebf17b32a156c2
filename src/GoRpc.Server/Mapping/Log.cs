using Microsoft.Extensions.Logging;

namespace GoRpc.Server.Mapping;

/// <summary>What is logged while services are mapped. Ids 1000 to 1019; none is used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "The service '{Service}' is served by '{Implementation}' ({MethodCount} methods).", EventName = "ServiceMapped")]
    public static partial void ServiceMapped(ILogger logger, string service, string implementation, int methodCount);
}
