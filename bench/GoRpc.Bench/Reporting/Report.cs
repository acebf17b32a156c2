using Spectre.Console;

namespace GoRpc.Bench.Reporting;

/// <summary>Writes rows to standard output.</summary>
internal static class Report
{
    // A table that is piped into a file does not break its lines.
    private const int PipedWidth = 180;

    public static void Write<TRow>(ReportFormat format, string caption, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        if (format == ReportFormat.Tsv)
        {
            WriteTsv(Console.Out, columns, rows);
        }
        else
        {
            WriteTable(caption, columns, rows);
        }
    }

    internal static void WriteTsv<TRow>(TextWriter output, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        output.WriteLine(string.Join('\t', columns.Select(column => column.Name)));
        foreach (var row in rows)
        {
            output.WriteLine(string.Join('\t', columns.Select(column => column.Tsv(row))));
        }
    }

    private static void WriteTable<TRow>(string caption, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Console.Profile.Width = PipedWidth;
        }

        AnsiConsole.Console.MarkupLineInterpolated($"{Machine.Describe()}");
        AnsiConsole.Console.MarkupLineInterpolated($"{caption}");
        AnsiConsole.Console.Write(TableOf(columns, rows));
    }

    private static Table TableOf<TRow>(IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            var heading = new TableColumn(column.Heading).NoWrap();
            table.AddColumn(column.IsNumber ? heading.RightAligned() : heading);
        }

        // Rows of one scenario stand together.
        var group = "";
        foreach (var row in rows)
        {
            var cells = columns.Select(column => column.Table(row)).ToArray();
            if (group != "" && group != cells[0])
            {
                table.AddEmptyRow();
            }

            group = cells[0];
            table.AddRow(cells);
        }

        return table;
    }
}
