using GoRpc.Bench.Comparing;
using GoRpc.Bench.Measuring;
using GoRpc.Bench.Stacks;

namespace GoRpc.Bench.Reporting;

/// <summary>The figures of one stack in one scenario; null where there is none.</summary>
internal sealed record CallRow(string Scenario, string Stack)
{
    public static IReadOnlyList<Column<CallRow>> Columns { get; } =
    [
        Column<CallRow>.Text("scenario", row => row.Scenario),
        Column<CallRow>.Text("stack", row => row.Stack),
        Column<CallRow>.Figure("calls_per_s", "calls/s", row => row.CallsPerSecond),
        Column<CallRow>.Figure("p50_us", "p50 µs", row => row.P50Microseconds),
        Column<CallRow>.Figure("p99_us", "p99 µs", row => row.P99Microseconds),
        Column<CallRow>.Figure("cpu_us", "CPU µs", row => row.CpuMicroseconds),
        Column<CallRow>.Figure("bytes", "bytes", row => row.Bytes),
        Column<CallRow>.Ratio("calls_ratio", "calls/s ratio", row => row.CallsRatio),
        Column<CallRow>.Ratio("cpu_ratio", "CPU ratio", row => row.CpuRatio),
        Column<CallRow>.Ratio("bytes_ratio", "bytes ratio", row => row.BytesRatio),
    ];

    public double? CallsPerSecond { get; init; }

    public double? P50Microseconds { get; init; }

    public double? P99Microseconds { get; init; }

    public double? CpuMicroseconds { get; init; }

    public double? Bytes { get; init; }

    public Estimate? CallsRatio { get; init; }

    public Estimate? CpuRatio { get; init; }

    public Estimate? BytesRatio { get; init; }

    public static IEnumerable<CallRow> Of(ScenarioResult result)
    {
        var baseline = result.Stacks.FirstOrDefault(stack => stack.Stack == StackCatalog.Baseline);
        return result.Stacks.Select(stack => Of(result.Scenario.Name, stack, baseline));
    }

    private static CallRow Of(string scenario, StackResult stack, StackResult? baseline)
    {
        var row = new CallRow(scenario, stack.Stack);
        if (stack.Rounds.Count == 0)
        {
            return row;
        }

        return row with
        {
            CallsPerSecond = Median(stack, round => round.CallsPerSecond),
            P50Microseconds = stack.Latencies.PercentileMicroseconds(0.5),
            P99Microseconds = stack.Latencies.PercentileMicroseconds(0.99),
            CpuMicroseconds = Median(stack, round => round.CpuMicroseconds),
            Bytes = Median(stack, round => round.Bytes),
            CallsRatio = Ratio(stack, baseline, round => round.CallsPerSecond),
            CpuRatio = Ratio(stack, baseline, round => round.CpuMicroseconds),
            BytesRatio = Ratio(stack, baseline, round => round.Bytes),
        };
    }

    private static double Median(StackResult stack, Func<RoundResult, double> figure) => Estimate.Of(stack.Rounds.Select(figure)).Median;

    private static Estimate? Ratio(StackResult stack, StackResult? baseline, Func<RoundResult, double> figure) =>
        baseline is null ? null : Estimate.OfRatios(stack.Rounds.Select(figure), baseline.Rounds.Select(figure));
}
