using Microsoft.Extensions.Logging;

namespace GoRpc.Client.CircuitBreaker;

/// <summary>What circuits log: one line when they open and one when they close; what they try in between at Debug. Ids 2200 to 2299 are theirs; none is used twice.</summary>
internal static partial class CircuitLog
{
    [LoggerMessage(2200, LogLevel.Warning, "The circuit of '{Service}' at '{Target}' opened: calls fail at once for {BreakSeconds} s.", EventName = "CircuitOpened")]
    public static partial void Opened(ILogger logger, string service, string target, double breakSeconds);

    [LoggerMessage(2201, LogLevel.Debug, "The circuit of '{Service}' at '{Target}' lets one call through.", EventName = "CircuitHalfOpened")]
    public static partial void HalfOpened(ILogger logger, string service, string target);

    [LoggerMessage(2202, LogLevel.Information, "The circuit of '{Service}' at '{Target}' closed: calls are sent again.", EventName = "CircuitClosed")]
    public static partial void Closed(ILogger logger, string service, string target);

    [LoggerMessage(2203, LogLevel.Debug, "The circuit of '{Service}' at '{Target}' stays open, for {BreakSeconds} s more.", EventName = "CircuitStaysOpen")]
    public static partial void StaysOpen(ILogger logger, string service, string target, double breakSeconds);
}
