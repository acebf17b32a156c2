using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Ejection;

/// <summary>What is logged about endpoints that are not picked: one line per change of state. Ids 2350 to 2399 are theirs; none is used twice.</summary>
internal static partial class EjectionLog
{
    [LoggerMessage(2350, LogLevel.Warning, "'{Endpoint}' of '{Target}' is ejected for {EjectedSeconds} s: it fails more than the others.", EventName = "EndpointEjected")]
    public static partial void Ejected(ILogger logger, string endpoint, string target, double ejectedSeconds);

    [LoggerMessage(2351, LogLevel.Warning, "'{Endpoint}' of '{Target}' is not picked for now: {Status}.", EventName = "EndpointLost")]
    public static partial void Lost(ILogger logger, string endpoint, string target, EndpointStatus status);

    [LoggerMessage(2352, LogLevel.Information, "'{Endpoint}' of '{Target}' is picked again.", EventName = "EndpointReturned")]
    public static partial void Returned(ILogger logger, string endpoint, string target);

    [LoggerMessage(2353, LogLevel.Warning, "Too few endpoints of '{Target}' are left: ejected ones are picked as well.", EventName = "PanicBegan")]
    public static partial void PanicBegan(ILogger logger, string target);

    [LoggerMessage(2354, LogLevel.Information, "Enough endpoints of '{Target}' are back.", EventName = "PanicEnded")]
    public static partial void PanicEnded(ILogger logger, string target);
}
