using GoRpc.Bench.Codecs;
using GoRpc.Bench.Measuring;

namespace GoRpc.Bench.Reporting;

/// <summary>The figures of one codec for one message and direction.</summary>
internal sealed record CodecRow(string Scenario, string Codec, Estimate Nanoseconds, double Bytes, Estimate? TimeRatio, double? BytesRatio)
{
    public static IReadOnlyList<Column<CodecRow>> Columns { get; } =
    [
        Column<CodecRow>.Text("scenario", row => row.Scenario),
        Column<CodecRow>.Text("codec", row => row.Codec),
        Column<CodecRow>.Figure("ns", "ns", row => row.Nanoseconds.Median),
        Column<CodecRow>.Figure("bytes", "bytes", row => row.Bytes),
        Column<CodecRow>.Ratio("time_ratio", "time ratio", row => row.TimeRatio),
        Column<CodecRow>.Ratio("bytes_ratio", "bytes ratio", row => row.BytesRatio is { } ratio ? new Estimate(ratio, null) : null),
    ];

    /// <summary>The rows of one message and direction.</summary>
    public static IEnumerable<CodecRow> Of(IEnumerable<CodecResult> results)
    {
        foreach (var scenario in results.GroupBy(result => result.Scenario))
        {
            var baseline = scenario.First(result => result.Codec is CodecCase.Baseline or CodecCase.JsonBaseline);
            foreach (var result in scenario)
            {
                yield return new CodecRow(
                    result.Scenario,
                    result.Codec,
                    Estimate.Of(result.Nanoseconds),
                    result.Bytes,
                    Estimate.OfRatios(result.Nanoseconds, baseline.Nanoseconds),
                    baseline.Bytes > 0 ? (double)result.Bytes / baseline.Bytes : null);
            }
        }
    }
}
