using GoRpc.Outages.Load;
using GoRpc.Outages.Statistics;

namespace GoRpc.Outages.Running;

/// <summary>What became of the calls that began in one slice of time.</summary>
/// <param name="At">The middle of the slice, in seconds of the run's clock.</param>
/// <param name="GoodputPerSecond">Those that succeeded, per second.</param>
/// <param name="ErrorPercent">The share that failed; null when no call began.</param>
/// <param name="P95Milliseconds">What most of them took; null when no call began.</param>
internal sealed record TimelinePoint(double At, double GoodputPerSecond, double? ErrorPercent, double? P95Milliseconds)
{
    /// <summary>Cuts the time into slices.</summary>
    public static IReadOnlyList<TimelinePoint> Of(IEnumerable<CallRecord> calls, double from, double to, double sliceSeconds)
    {
        var slices = calls.Where(call => call.Start >= from && call.Start < to).ToLookup(call => (int)((call.Start - from) / sliceSeconds));
        // A slice that the end cuts short would look like a loss.
        return [.. Enumerable.Range(0, (int)Math.Floor((to - from + 1e-6) / sliceSeconds)).Select(slice =>
            Of([.. slices[slice]], from + ((slice + 0.5) * sliceSeconds), sliceSeconds))];
    }

    private static TimelinePoint Of(CallRecord[] calls, double at, double seconds)
    {
        var failed = calls.Count(call => !call.IsOk);
        return new TimelinePoint(
            at,
            (calls.Length - failed) / seconds,
            calls.Length == 0 ? null : 100.0 * failed / calls.Length,
            Percentile.Of(calls.Select(call => call.Seconds * 1000), 0.95));
    }
}
