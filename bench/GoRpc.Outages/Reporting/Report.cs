using GoRpc.Outages.Reporting.Html;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Reporting;

/// <summary>Writes results to a file, or to standard output.</summary>
internal sealed class Report(ReportFormat format, FileInfo? output)
{
    public async Task WriteAsync(IReadOnlyList<RunResult> results, CancellationToken cancellationToken)
    {
        using var text = new StringWriter();
        switch (format)
        {
            case ReportFormat.Tsv:
                TsvReport.Write(text, results);
                break;
            case ReportFormat.Html:
                HtmlReport.Write(text, results);
                break;
            default:
                TableReport.Write(text, results);
                break;
        }

        if (output is null)
        {
            await Console.Out.WriteAsync(text.ToString());
        }
        else
        {
            await File.WriteAllTextAsync(output.FullName, text.ToString(), cancellationToken);
        }
    }
}
