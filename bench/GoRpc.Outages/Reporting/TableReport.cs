using System.Globalization;
using GoRpc.Bench.Reporting;
using GoRpc.Outages.Running;
using GoRpc.Outages.Targets;
using Spectre.Console;

namespace GoRpc.Outages.Reporting;

internal static class TableReport
{
    // Wide enough for all columns: a table that is piped into a file does not break its lines.
    private const int Width = 180;

    public static void Write(TextWriter output, IReadOnlyList<RunResult> results)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Width;
        console.WriteLine(Machine.Describe());
        console.Write(TableOf(results));
        foreach (var result in results.Where(result => result.Extra.Count > 0))
        {
            console.WriteLine($"{result.Scenario} {result.Stack}: {string.Join("; ", result.Extra.Select(Describe))}");
        }

        console.WriteLine();
        WriteTargets(console, results);
    }

    private static void WriteTargets(IAnsiConsole console, IReadOnlyList<RunResult> results)
    {
        foreach (var verdict in TargetCatalog.Judge(results))
        {
            console.WriteLine($"{(verdict.IsReached ? "reached" : "MISSED ")} {verdict.Scenario}: {verdict.Target}: {verdict.Measured}");
        }
    }

    private static string Describe(KeyValuePair<string, double> extra) =>
        string.Create(CultureInfo.InvariantCulture, $"{extra.Key} {extra.Value:#,0.##}");

    private static Table TableOf(IReadOnlyList<RunResult> results)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in ResultColumns.All)
        {
            var heading = new TableColumn(column.Heading).NoWrap();
            table.AddColumn(column.IsNumber ? heading.RightAligned() : heading);
        }

        // Rows of one scenario stand together.
        var group = "";
        foreach (var result in results)
        {
            if (group != "" && group != result.Scenario)
            {
                table.AddEmptyRow();
            }

            group = result.Scenario;
            table.AddRow([.. ResultColumns.All.Select(column => Markup.Escape(column.Text(result)))]);
        }

        return table;
    }
}
