using GoRpc.Bench.ColdStart;
using GoRpc.Bench.Measuring;
using GoRpc.Bench.Stacks;

namespace GoRpc.Bench.Reporting;

/// <summary>How long one stack takes to its first answer.</summary>
internal sealed record ColdStartRow(string Scenario, string Stack, Estimate Milliseconds, Estimate? Ratio)
{
    public static IReadOnlyList<Column<ColdStartRow>> Columns { get; } =
    [
        Column<ColdStartRow>.Text("scenario", row => row.Scenario),
        Column<ColdStartRow>.Text("stack", row => row.Stack),
        Column<ColdStartRow>.Figure("first_call_ms", "first call ms", row => row.Milliseconds.Median),
        Column<ColdStartRow>.Ratio("first_call_ratio", "ratio", row => row.Ratio),
    ];

    /// <summary>The rows of one scenario.</summary>
    public static IEnumerable<ColdStartRow> Of(IReadOnlyList<ColdStartResult> results)
    {
        var baseline = results.FirstOrDefault(result => result.Stack == StackCatalog.Baseline);
        return results.Select(result => new ColdStartRow(
            result.Scenario,
            result.Stack,
            Estimate.Of(result.Milliseconds),
            baseline is null ? null : Estimate.OfRatios(result.Milliseconds, baseline.Milliseconds)));
    }
}
