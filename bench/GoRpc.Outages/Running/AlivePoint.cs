using GoRpc.Outages.Load;

namespace GoRpc.Outages.Running;

/// <summary>How many streams had not failed at a time.</summary>
internal readonly record struct AlivePoint(double At, int Count)
{
    /// <summary>Looks at the streams once in a while.</summary>
    public static IReadOnlyList<AlivePoint> Of(IReadOnlyList<CallRecord> streams, double seconds, double stepSeconds) =>
        [.. Enumerable.Range(0, (int)(seconds / stepSeconds) + 1)
            .Select(step => step * stepSeconds)
            .Select(at => new AlivePoint(at, streams.Count(stream => stream.IsOk || stream.End > at)))];
}
