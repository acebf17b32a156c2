using System.CommandLine;
using GoRpc.Bench.Reporting;

namespace GoRpc.Bench.Commands;

/// <summary>The option that says how results are written.</summary>
internal static class ReportFormatOption
{
    public static Option<ReportFormat> Create()
    {
        var option = new Option<ReportFormat>("--format")
        {
            Description = "A table with 95 % intervals for people, or tsv with a header line for programs. [default: table]",
            HelpName = "table|tsv",
        };
        return option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "table", "tsv");
    }
}
