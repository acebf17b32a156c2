using System.CommandLine;
using GoRpc.Bench.ColdStart;
using GoRpc.Bench.Processes;
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

    private static readonly Dictionary<string, string> AsItComes = [];

    public static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = $"{QuickRounds} rounds instead of {FullRounds}." };
        var aot = new Option<bool>("--aot")
        {
            Description = $"Measure {string.Join(" and ", AheadOfTime.Stacks)} compiled ahead of time as well; compiling takes minutes and needs clang.",
        };
        var stacks = NameListOption.Create("--stacks", "What to compare.", StackCatalog.Names);
        var format = ReportFormatOption.Create();
        var command = new Command("cold-start", "Measures the time from the start of a process to its first answer, host and client in one process.")
        {
            quick,
            aot,
            stacks,
            format,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            NameListOption.Read(result, stacks, StackCatalog.Names),
            result.GetValue(quick) ? QuickRounds : FullRounds,
            result.GetValue(aot),
            result.GetValue(format),
            cancellationToken));
        return command;
    }

    private static async Task RunAsync(IReadOnlyList<string> stacks, int rounds, bool aot, ReportFormat format, CancellationToken cancellationToken)
    {
        var compilable = stacks.Intersect(AheadOfTime.Stacks).ToArray();
        if (aot && compilable.Length == 0)
        {
            throw new BenchException($"--aot: none of these stacks can be compiled ahead of time. Name one or more of: {string.Join(' ', AheadOfTime.Stacks)}.");
        }

        var rows = new List<ColdStartRow>();
        var jit = new ColdStartComparison(
            "cold-start-jit", stacks, rounds, static stack => ThisProgram.Start(AsItComes, ChildRole.FirstCallArguments(stack)), Console.Error);
        rows.AddRange(ColdStartRow.Of(await jit.RunAsync(cancellationToken)));
        if (aot)
        {
            await Console.Error.WriteLineAsync("Compiling ahead of time.");
            var executable = await AheadOfTime.PublishAsync(cancellationToken);
            var compiled = new ColdStartComparison(
                "cold-start-aot", compilable, rounds, stack => AheadOfTime.Start(executable, stack), Console.Error);
            rows.AddRange(ColdStartRow.Of(await compiled.RunAsync(cancellationToken)));
        }

        Report.Write(format, Caption, ColdStartRow.Columns, rows);
    }
}
