using Microsoft.Extensions.Logging;

namespace GoRpc.Discovery.Etcd;

/// <summary>What a host's registration logs: one line per change of state. Ids 2350 to 2399 are its own; none is used twice.</summary>
internal static partial class EtcdLog
{
    [LoggerMessage(2350, LogLevel.Information, "Registered in etcd: '{Key}' is '{Address}'.", EventName = "EtcdRegistered")]
    public static partial void Registered(ILogger logger, string key, string address);

    [LoggerMessage(2351, LogLevel.Warning, "'{Key}' can't be registered or kept in etcd at {Servers}: {Reason}. The host serves on; it is tried again until it works.", EventName = "EtcdLost")]
    public static partial void Lost(ILogger logger, Exception exception, string key, string servers, string reason);

    [LoggerMessage(2352, LogLevel.Warning, "etcd has dropped the lease of '{Key}'; it is registered again.", EventName = "EtcdLeaseLost")]
    public static partial void LeaseLost(ILogger logger, string key);

    [LoggerMessage(2353, LogLevel.Information, "Removed from etcd: '{Key}'.", EventName = "EtcdRemoved")]
    public static partial void Removed(ILogger logger, string key);

    [LoggerMessage(2354, LogLevel.Warning, "'{Key}' could not be removed from etcd: {Reason}. It expires with its lease.", EventName = "EtcdNotRemoved")]
    public static partial void NotRemoved(ILogger logger, Exception exception, string key, string reason);
}
