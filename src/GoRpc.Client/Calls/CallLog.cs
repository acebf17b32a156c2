using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Calls;

/// <summary>What calls log. Ids 2100 to 2199 are theirs; none is used twice.</summary>
internal static partial class CallLog
{
    [LoggerMessage(2100, LogLevel.Debug, "Attempt {Attempt} of '{Method}' at '{Target}' failed with {Status}; the next one starts in {DelayMilliseconds} ms.", EventName = "Retrying")]
    public static partial void Retrying(ILogger logger, string method, string target, StatusCode status, int attempt, double delayMilliseconds);
}
