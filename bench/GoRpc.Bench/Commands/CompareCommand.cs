using System.CommandLine;
using GoRpc.Bench.Comparing;
using GoRpc.Bench.Reporting;
using GoRpc.Bench.Scenarios;
using GoRpc.Bench.Stacks;

namespace GoRpc.Bench.Commands;

/// <summary>Measures whole calls of several stacks side by side.</summary>
internal static class CompareCommand
{
    private const string Caption = "Client and server together; a stream of 1,000 messages is one call; ratios to proto-first with their 95 % intervals.";

    public static Command Create()
    {
        var scenarioNames = Scenario.All.Select(scenario => scenario.Name).ToArray();
        var quick = new Option<bool>("--quick") { Description = "Six minutes for everything instead of twenty; the intervals are wider." };
        var stacks = NameListOption.Create(
            "--stacks", "What to compare. A stack named twice runs twice: that shows how far apart equals are on this machine.", StackCatalog.Names);
        var scenarios = NameListOption.Create(
            "--scenarios",
            "The calls to make, by as many callers at once as the @ says. add: two ints. 1k: ten mixed fields and a list of ten, there and back. "
                + "64k: a list of 1,000 messages, there and back. Streams: 1,000 of the 1 KB message; a stream is one call.",
            scenarioNames);
        var format = ReportFormatOption.Create();
        var command = new Command(
            "compare",
            "Measures whole calls: calls per second, duration, CPU time and allocated bytes of client and server together, ratios to proto-first.")
        {
            quick,
            stacks,
            scenarios,
            format,
        };
        command.SetAction((result, cancellationToken) =>
        {
            var chosen = NameListOption.Read(result, scenarios, scenarioNames);
            return RunAsync(
                NameListOption.Read(result, stacks, StackCatalog.Names),
                [.. Scenario.All.Where(scenario => chosen.Contains(scenario.Name))],
                result.GetValue(quick) ? Effort.Quick : Effort.Full,
                result.GetValue(format),
                cancellationToken);
        });
        return command;
    }

    private static async Task RunAsync(
        IReadOnlyList<string> stacks, IReadOnlyList<Scenario> scenarios, Effort effort, ReportFormat format, CancellationToken cancellationToken)
    {
        var results = await new Comparison(stacks, scenarios, effort, Console.Error).RunAsync(cancellationToken);
        Report.Write(format, Caption, CallRow.Columns, results.SelectMany(CallRow.Of));
    }
}
