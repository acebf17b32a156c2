using GoRpc.Outages.Running;

namespace GoRpc.Outages.Reporting.Html;

/// <summary>The plots of one scenario.</summary>
internal static class ScenarioCharts
{
    private const double LeastErrorScale = 5;

    public static IEnumerable<Chart> Of(IReadOnlyList<RunResult> results)
    {
        if (results.Any(result => result.Alive.Count > 0))
        {
            yield return Make("Streams that are open, or ended well", "", results, result => result.Alive.Select(point => (point.At, (double?)point.Count)), LinearFrom(1));
            yield break;
        }

        yield return Make("Goodput <small>calls that succeeded, per second</small>", "/s", results, Points(point => point.GoodputPerSecond), LinearFrom(1));
        yield return Make("Errors <small>% of calls</small>", " %", results, Points(point => point.ErrorPercent), LinearFrom(LeastErrorScale));
        yield return Make(
            "Latency <small>95th percentile, ms, logarithmic</small>", " ms", results, Points(point => point.P95Milliseconds), values => ChartScale.Logarithmic(values.Min(), values.Max()));
    }

    private static Func<RunResult, IEnumerable<(double, double?)>> Points(Func<TimelinePoint, double?> value) =>
        result => result.Timeline.Select(point => (point.At, value(point)));

    private static Func<double[], ChartScale> LinearFrom(double atLeast) => values => ChartScale.Linear(values.Max(), atLeast);

    private static Chart Make(
        string title, string unit, IReadOnlyList<RunResult> results, Func<RunResult, IEnumerable<(double, double?)>> points, Func<double[], ChartScale> scaleOf)
    {
        var lines = results.Select(result => new ChartLine(result.Stack, [.. points(result)])).ToList();
        var values = lines.SelectMany(line => line.Points).Select(point => point.Value).OfType<double>().DefaultIfEmpty(1).ToArray();
        return new Chart
        {
            Title = title,
            Unit = unit,
            Scale = scaleOf(values),
            Lines = lines,
            // Each stack has its own run; its faults are those of the others but for some hundredths of a second.
            Spans = results[0].Spans,
            From = lines.SelectMany(line => line.Points).Min(point => point.At),
            To = results.Max(result => result.Seconds),
        };
    }
}
