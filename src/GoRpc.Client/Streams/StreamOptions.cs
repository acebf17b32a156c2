using GoRpc.Settings;

namespace GoRpc;

/// <summary>
/// How long a response stream may be quiet. By default for ever: a stream without news has not failed, and a peer that is gone is found by
/// <c>KeepAlivePingDelay</c>. Set these for streams that are never quiet when all is well.
/// </summary>
/// <remarks>
/// The times count while the reader waits for a message, and not while it works on one. When one has passed, the read fails with
/// <see cref="DeadlineExceededException"/>, and the service sees the call cancelled.
/// </remarks>
public sealed class StreamOptions
{
    /// <summary>How long a reader waits for the first message, connecting and all attempts included.</summary>
    /// <value>The default is null: no limit; from 1 millisecond to 1 day.</value>
    [TimeRange("00:00:00.001", "1.00:00:00")]
    public TimeSpan? FirstMessageTimeout { get; set; }

    /// <summary>How long a reader waits for each message after the first, or for the end of the stream.</summary>
    /// <value>The default is null: no limit; from 1 millisecond to 1 day.</value>
    [TimeRange("00:00:00.001", "1.00:00:00")]
    public TimeSpan? IdleTimeout { get; set; }
}
