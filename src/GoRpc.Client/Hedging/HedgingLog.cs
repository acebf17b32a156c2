using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Hedging;

/// <summary>What hedged calls log. Ids 2400 to 2449 are theirs; none is used twice.</summary>
internal static partial class HedgingLog
{
    [LoggerMessage(2400, LogLevel.Debug, "The call of '{Method}' at '{Target}' has no answer after {ElapsedMilliseconds} ms; attempt {Attempt} starts in {DelayMilliseconds} ms.", EventName = "Hedging")]
    public static partial void Hedging(ILogger logger, string method, string target, double elapsedMilliseconds, int attempt, double delayMilliseconds);
}
