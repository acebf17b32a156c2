using System.CommandLine;
using GoRpc.Bench.ColdStart;
using GoRpc.Bench.Reporting;
using GoRpc.Bench.Stacks;

namespace GoRpc.Bench.Commands;

/// <summary>Measures the time from process start to the first answer.</summary>
internal static class ColdStartCommand
{
    // Multiples of six, as the rounds of a comparison are.
    private const int FullRounds = 30;
    private const int QuickRounds = 12;

    private const string Caption = "From the start of a process to the first answer, host and client in it; ratios to proto-first with their 95 % intervals.";

    public static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = $"{QuickRounds} rounds instead of {FullRounds}." };
        var stacks = NameListOption.Create("--stacks", "What to compare.", StackCatalog.Names);
        var format = ReportFormatOption.Create();
        var command = new Command("cold-start", "Measures the time from the start of a process (JIT) to its first answer, host and client in one process.")
        {
            quick,
            stacks,
            format,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            NameListOption.Read(result, stacks, StackCatalog.Names),
            result.GetValue(quick) ? QuickRounds : FullRounds,
            result.GetValue(format),
            cancellationToken));
        return command;
    }

    private static async Task RunAsync(IReadOnlyList<string> stacks, int rounds, ReportFormat format, CancellationToken cancellationToken)
    {
        var results = await new ColdStartComparison(stacks, rounds, Console.Error).RunAsync(cancellationToken);
        Report.Write(format, Caption, ColdStartRow.Columns, ColdStartRow.Of(results));
    }
}
