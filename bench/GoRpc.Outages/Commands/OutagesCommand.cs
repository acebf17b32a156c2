using System.CommandLine;
using GoRpc.Bench.Commands;
using GoRpc.Outages.Reporting;
using GoRpc.Outages.Running;
using GoRpc.Outages.Scenarios;
using GoRpc.Outages.Stacks;

namespace GoRpc.Outages.Commands;

/// <summary>The command line: runs outages.</summary>
internal static class OutagesCommand
{
    private const double UsualSeconds = 10;
    private const double QuickSeconds = 4;
    private const double LeastSeconds = 2;
    private const double MostSeconds = 600;

    public static RootCommand Create()
    {
        var scenarios = NameListOption.Create("--scenario", "What happens.", ScenarioCatalog.Names);
        var stacks = NameListOption.Create("--stack", "To whom.", StackCatalog.Names);
        var format = new Option<ReportFormat>("--format")
        {
            Description = "A table for people, tsv with a header line for programs, or one self-contained html page with plots. [default: table]",
            HelpName = "table|tsv|html",
        };
        format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "table", "tsv", "html");
        var output = new Option<FileInfo>("--output") { Description = "The file to write to. [default: standard output]", HelpName = "file" };
        var seconds = new Option<double>("--seconds")
        {
            Description = $"How long a scenario of usual length is measured; the others grow and shrink with it.",
            HelpName = "seconds",
            DefaultValueFactory = _ => UsualSeconds,
        };
        seconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is < LeastSeconds or > MostSeconds)
            {
                result.AddError($"--seconds must be from {LeastSeconds} to {MostSeconds}.");
            }
        });
        var quick = new Option<bool>("--quick") { Description = $"The same as --seconds {QuickSeconds}: to see that it runs; the figures are those of a hurry." };
        var command = new RootCommand(Help()) { scenarios, stacks, format, output, seconds, quick, ProxyCommand.Create() };
        command.SetAction(async (result, cancellationToken) =>
        {
            var chosen = NameListOption.Read(result, scenarios, ScenarioCatalog.Names);
            var suite = new Suite(
                [.. ScenarioCatalog.All.Where(scenario => chosen.Contains(scenario.Name))],
                NameListOption.Read(result, stacks, StackCatalog.Names),
                (result.GetValue(quick) ? QuickSeconds : result.GetValue(seconds)) / UsualSeconds,
                Console.Error);
            var report = new Report(result.GetValue(format), result.GetValue(output));
            await report.WriteAsync(await suite.RunAsync(cancellationToken), cancellationToken);
            return suite.Failures == 0 ? 0 : 1;
        });
        return command;
    }

    private static string Help() => string.Join(
        Environment.NewLine,
        [
            "Runs outages with real hosts in processes of their own, and says how the callers of several stacks fare. Run it with -c Release.",
            "",
            "Scenarios:",
            .. ScenarioCatalog.All.Select(scenario => $"  {scenario.Name,-15} {scenario.Description}"),
            "",
            "Columns:",
            .. ResultColumns.All.Select(column => $"  {column.Name,-22} {column.Description}"),
        ]);
}
