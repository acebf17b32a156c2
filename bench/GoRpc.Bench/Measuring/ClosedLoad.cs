using System.Diagnostics;

namespace GoRpc.Bench.Measuring;

/// <summary>Callers that each start their next call when the last one has ended.</summary>
internal static class ClosedLoad
{
    // A call that takes longer than this hangs; the longest one, a stream of a thousand round trips, takes a fraction of a second.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    public static async Task<LoadResult> RunAsync(Func<Task> call, int callers, TimeSpan duration)
    {
        // Made before the measurement starts: their memory is not the stack's.
        var histograms = Enumerable.Range(0, callers).Select(_ => new LatencyHistogram()).ToArray();
        var before = ProcessUsage.OfThisProcess();
        var start = Stopwatch.GetTimestamp();

        await Task.WhenAll(histograms.Select(histogram => Task.Run(() => CallUntilAsync(call, start, duration, histogram)))).WaitAsync(duration + Grace);

        // The clock runs until the last call has ended, so that no call counts half.
        var elapsed = Stopwatch.GetElapsedTime(start);
        var used = ProcessUsage.OfThisProcess() - before;
        var latencies = new LatencyHistogram();
        foreach (var histogram in histograms)
        {
            latencies.Add(histogram);
        }

        return new LoadResult(latencies.Total, elapsed, used, latencies.Counts);
    }

    private static async Task CallUntilAsync(Func<Task> call, long start, TimeSpan duration, LatencyHistogram latencies)
    {
        var from = Stopwatch.GetTimestamp();
        do
        {
            await call();
            var to = Stopwatch.GetTimestamp();
            latencies.Record(Stopwatch.GetElapsedTime(from, to));
            from = to;
        }
        while (Stopwatch.GetElapsedTime(start, from) < duration);
    }
}
