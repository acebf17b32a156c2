using System.Globalization;
using System.Net;
using System.Text;
using GoRpc.Bench.Reporting;
using GoRpc.Outages.Running;
using GoRpc.Outages.Scenarios;
using GoRpc.Outages.Targets;

namespace GoRpc.Outages.Reporting.Html;

/// <summary>One page with everything in it: plots over time, figures, and what was to be reached.</summary>
internal static class HtmlReport
{
    public static void Write(TextWriter output, IReadOnlyList<RunResult> results)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Append("<title>GoRpc in outages</title><style>\n").Append(Resource("page.css")).Append("</style></head><body><main>");
        page.Append("<h1>GoRpc in outages</h1>");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Encode(Machine.Describe())}</p>");
        page.Append("<p>The same calls with each stack, one after the other, to hosts in processes of their own. Grey: something is wrong. Zero is the first measured call.</p>");
        WriteLegend(page, results);
        WriteTargets(page, TargetCatalog.Judge(results));
        foreach (var scenario in results.GroupBy(result => result.Scenario))
        {
            WriteScenario(page, scenario.Key, [.. scenario]);
        }

        page.Append("</main><script>\n").Append(Resource("page.js")).Append("</script></body></html>\n");
        output.Write(page.ToString());
    }

    private static void WriteLegend(StringBuilder page, IReadOnlyList<RunResult> results)
    {
        page.Append("<div class=\"legend\">");
        foreach (var stack in results.Select(result => result.Stack).Distinct())
        {
            page.Append(CultureInfo.InvariantCulture, $"<span>{Key(stack)}{stack}</span>");
        }

        page.Append("</div>");
    }

    private static void WriteTargets(StringBuilder page, IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return;
        }

        page.Append("<section><h2>What was to be reached</h2><div class=\"scroll\"><table><tr><th>scenario</th><th class=\"text\">target</th><th>measured</th><th></th></tr>");
        foreach (var verdict in verdicts)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{verdict.Scenario}</td><td class=\"text\">{Encode(verdict.Target)}</td><td>{verdict.Measured}</td>{(verdict.IsReached ? "<td class=\"reached\">✓ reached</td>" : "<td class=\"missed\">✗ missed</td>")}</tr>");
        }

        page.Append("</table></div></section>");
    }

    private static void WriteScenario(StringBuilder page, string name, IReadOnlyList<RunResult> results)
    {
        var description = ScenarioCatalog.All.First(scenario => scenario.Name == name).Description;
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"{name}\"><h2>{name}</h2><p>{Encode(description)}</p><div class=\"charts\">");
        foreach (var chart in ScenarioCharts.Of(results))
        {
            chart.Write(page);
        }

        page.Append("</div>");
        WriteFigures(page, results);
        page.Append("</section>");
    }

    private static void WriteFigures(StringBuilder page, IReadOnlyList<RunResult> results)
    {
        // What no stack has in this scenario is left out, and what the heading of the section says.
        var columns = ResultColumns.All.Where(column => column.IsNumber && results.Any(result => column.Text(result).Length > 0)).ToList();
        var extras = results.SelectMany(result => result.Extra.Keys).Distinct().ToList();
        page.Append("<div class=\"scroll\"><table><tr><th>stack</th>");
        foreach (var column in columns)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th>{Encode(column.Heading)}</th>");
        }

        foreach (var extra in extras)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th class=\"extra\">{Encode(extra)}</th>");
        }

        page.Append("</tr>");
        foreach (var result in results)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr class=\"{result.Stack}\"><td class=\"stack\">{Key(result.Stack)}{result.Stack}</td>");
            foreach (var cell in columns.Select(column => column.Text(result)).Concat(extras.Select(extra => ExtraText(result, extra))))
            {
                page.Append(CultureInfo.InvariantCulture, $"<td>{cell}</td>");
            }

            page.Append("</tr>");
        }

        page.Append("</table></div>");
    }

    private static string ExtraText(RunResult result, string name) =>
        result.Extra.TryGetValue(name, out var value) ? value.ToString("#,0.##", CultureInfo.InvariantCulture) : "";

    private static string Key(string stack) => $"<i class=\"key\" style=\"--colour:var(--{stack})\"></i>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
