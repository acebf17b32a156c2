using GoRpc.Calls;
using Grpc.Core;

namespace GoRpc.Client.Deadlines;

/// <summary>When a call must have ended.</summary>
internal static class CallDeadline
{
    /// <summary>What stands for no deadline, as in gRPC.</summary>
    public static readonly DateTime None = DateTime.MaxValue;

    /// <summary>
    /// Who notices a deadline later than this has stood still: in a pause for garbage collection, in a debugger, on a machine that was moved, without threads. The answers may well have
    /// been there.
    /// </summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The deadline of a call that begins now: what the call itself was given, else what its method has; and never later than that of the
    /// enclosing call.
    /// </summary>
    /// <param name="options">The options of the call.</param>
    /// <param name="ofMethod">The time that calls of the method may take; null for no limit.</param>
    /// <param name="enclosing">The server call that the call is made in; null outside of any.</param>
    /// <param name="now">UTC.</param>
    public static DateTime Of(in CallOptions options, TimeSpan? ofMethod, EnclosingCall? enclosing, DateTime now)
    {
        var deadline = options.Deadline is { } own ? ToUtc(own) : After(now, ofMethod);
        return enclosing is not null && enclosing.Deadline < deadline ? enclosing.Deadline : deadline;
    }

    /// <summary>A moment so much later, or <see cref="None"/>.</summary>
    public static DateTime After(DateTime now, TimeSpan? time) => time is { } limited && limited < None - now ? now + limited : None;

    private static DateTime ToUtc(DateTime deadline) => deadline.Kind switch
    {
        DateTimeKind.Utc => deadline,
        DateTimeKind.Local => deadline.ToUniversalTime(),
        _ => DateTime.SpecifyKind(deadline, DateTimeKind.Utc),
    };
}
