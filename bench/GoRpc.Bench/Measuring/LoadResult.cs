namespace GoRpc.Bench.Measuring;

/// <summary>What the callers of one process saw and used.</summary>
/// <param name="Calls">Calls that ended well; one that does not ends the run.</param>
/// <param name="Elapsed">From the start of the first call to the end of the last.</param>
/// <param name="Usage">What the callers' process used meanwhile.</param>
/// <param name="Latencies">Counts of a <see cref="LatencyHistogram"/>.</param>
internal sealed record LoadResult(long Calls, TimeSpan Elapsed, ProcessUsage Usage, IReadOnlyDictionary<int, long> Latencies);
