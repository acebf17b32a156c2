using Microsoft.Extensions.Logging;

namespace GoRpc.Client;

/// <summary>What a channel logs. Ids 2000 to 2099 are the channel's; none is used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Debug, "The channel to '{Address}' was made.", EventName = "ChannelCreated")]
    public static partial void ChannelCreated(ILogger logger, string address);

    [LoggerMessage(2001, LogLevel.Debug, "The channel to '{Address}' was disposed.", EventName = "ChannelDisposed")]
    public static partial void ChannelDisposed(ILogger logger, string address);
}
