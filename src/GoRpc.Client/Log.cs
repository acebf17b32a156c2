using Microsoft.Extensions.Logging;

namespace GoRpc.Client;

/// <summary>What a channel logs. Ids 2000 to 2099 are the channel's; none is used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Debug, "The channel to '{Address}' was made.", EventName = "ChannelCreated")]
    public static partial void ChannelCreated(ILogger logger, string address);

    [LoggerMessage(2001, LogLevel.Debug, "The channel to '{Address}' was disposed.", EventName = "ChannelDisposed")]
    public static partial void ChannelDisposed(ILogger logger, string address);

    [LoggerMessage(2002, LogLevel.Warning, "The edited settings of the client '{Client}' were refused, the ones before stay in force. {Fault}", EventName = "EditRefused")]
    public static partial void EditRefused(ILogger logger, string client, string fault);

    [LoggerMessage(2004, LogLevel.Warning, "The client '{Client}' found no connection while the host started; its calls will try again. {Reason}", EventName = "NotWarmedUp")]
    public static partial void NotWarmedUp(ILogger logger, string client, string reason);

    [LoggerMessage(
        2003,
        LogLevel.Warning,
        "The address of the client '{Client}' was edited to '{Edited}'. Calls go to '{Address}' until the application is restarted.",
        EventName = "AddressEdited")]
    public static partial void AddressEdited(ILogger logger, string client, string? edited, string? address);

    [LoggerMessage(
        2020,
        LogLevel.Warning,
        "This container has HTTP client defaults with handlers (ConfigureHttpClientDefaults, for example with AddStandardResilienceHandler). They do not run under GoRpc clients: on HTTP "
            + "they would send calls twice that must not be, and end quiet streams. Retries, hedging, timeouts, circuit breakers and limits of GoRpc clients are set in '{Section}:<name>'.",
        EventName = "HttpDefaultsWithoutEffect")]
    public static partial void HttpDefaultsWithoutEffect(ILogger logger, string section);
}
