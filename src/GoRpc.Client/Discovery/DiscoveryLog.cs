using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Discovery;

/// <summary>What discovery logs: one line per change of state. Ids 2300 to 2349 are its own; none is used twice.</summary>
internal static partial class DiscoveryLog
{
    [LoggerMessage(2300, LogLevel.Information, "'{Address}' has {Count} endpoints: {Added} are new, {Removed} are gone.", EventName = "EndpointsChanged")]
    public static partial void Changed(ILogger logger, string address, int count, int added, int removed);

    [LoggerMessage(
        2301,
        LogLevel.Warning,
        "The endpoints of '{Address}' can't be found: {Reason} Calls go on with the last {Count}; it is tried again until it works.",
        EventName = "EndpointSourceLost")]
    public static partial void Lost(ILogger logger, Exception exception, string address, string reason, int count);

    [LoggerMessage(2302, LogLevel.Information, "The endpoints of '{Address}' are found again: {Count}.", EventName = "EndpointSourceBack")]
    public static partial void Back(ILogger logger, string address, int count);

    [LoggerMessage(2303, LogLevel.Warning, "The endpoints of '{Address}' became an empty list, which is ignored: calls go on with the last {Count}.", EventName = "EmptyEndpointListIgnored")]
    public static partial void EmptyIgnored(ILogger logger, string address, int count);

    [LoggerMessage(2304, LogLevel.Warning, "An endpoint of '{Address}' is left out: {Fault}.", EventName = "EndpointIgnored")]
    public static partial void EndpointIgnored(ILogger logger, string address, string fault);

    [LoggerMessage(2305, LogLevel.Warning, "The endpoints of '{Address}' can't be found: {Reason} Calls fail until they are; it is tried again until then.", EventName = "EndpointsNotFound")]
    public static partial void NotFound(ILogger logger, Exception exception, string address, string reason);
}
