using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Reporting.Html;

/// <summary>A plot over time, as SVG: one line for each stack, what was wrong behind them.</summary>
internal sealed class Chart
{
    private const double Width = 400;
    private const double Height = 200;
    private const double Left = 44;
    private const double Right = 394;
    private const double Top = 14;
    private const double Bottom = 178;
    private const int TimeMarks = 6;

    // Numbers of pixels need no more digits.
    private const string Digits = "0.#";

    public required string Title { get; init; }

    public required string Unit { get; init; }

    public required ChartScale Scale { get; init; }

    public required IReadOnlyList<ChartLine> Lines { get; init; }

    public required IReadOnlyList<FaultSpan> Spans { get; init; }

    public required double From { get; init; }

    public required double To { get; init; }

    public void Write(StringBuilder page)
    {
        page.Append(CultureInfo.InvariantCulture, $"<figure data-chart=\"{WebUtility.HtmlEncode(DataForScript())}\"><figcaption>{Title}</figcaption>");
        page.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(Title)} over time\">");
        WriteFaults(page);
        WriteAxes(page);
        // GoRpc's line is drawn last: where all do the same it is seen.
        foreach (var line in Lines.Reverse())
        {
            WriteLine(page, line);
        }

        page.Append(CultureInfo.InvariantCulture, $"<line class=\"cursor\" x1=\"0\" x2=\"0\" y1=\"{Top}\" y2=\"{Bottom}\"/></svg><div class=\"tip\"></div></figure>");
    }

    private void WriteFaults(StringBuilder page)
    {
        foreach (var span in Spans)
        {
            var (left, right) = (X(Math.Max(span.From, From)), X(Math.Min(span.To, To)));
            page.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"fault\" x=\"{Text(left)}\" y=\"{Top}\" width=\"{Text(Math.Max(1, right - left))}\" height=\"{Bottom - Top}\"/>");
            // A label that begins near the right edge would leave the picture.
            var (x, anchor) = left > Left + ((Right - Left) * 0.75) ? (Right, "end") : (left, "start");
            page.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"what\" x=\"{Text(x)}\" y=\"{Top - 4}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(span.What)}</text>");
        }
    }

    private void WriteAxes(StringBuilder page)
    {
        foreach (var mark in Scale.MarksAt)
        {
            var y = Text(Y(mark));
            page.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{y}\" y2=\"{y}\"/>");
            page.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{y}\" dy=\"3.5\" text-anchor=\"end\">{ChartScale.Label(mark)}</text>");
        }

        var times = ChartScale.Linear(To, To / TimeMarks).MarksAt;
        foreach (var time in times.Where(time => time <= To))
        {
            page.Append(
                CultureInfo.InvariantCulture, $"<text x=\"{Text(X(time))}\" y=\"{Bottom + 14}\" text-anchor=\"middle\">{ChartScale.Label(time)}{(time == times[0] ? " s" : "")}</text>");
        }
    }

    private void WriteLine(StringBuilder page, ChartLine line)
    {
        page.Append(CultureInfo.InvariantCulture, $"<path class=\"data {line.Stack}\" style=\"--colour:var(--{line.Stack})\" d=\"");
        var pen = 'M';
        foreach (var (at, value) in line.Points)
        {
            if (value is not { } known)
            {
                pen = 'M';
                continue;
            }

            page.Append(CultureInfo.InvariantCulture, $"{pen}{Text(X(at))} {Text(Y(known))}");
            pen = 'L';
        }

        page.Append("\"/>");
    }

    private string DataForScript() => JsonSerializer.Serialize(new
    {
        width = Width,
        left = Left,
        right = Right,
        from = From,
        to = To,
        unit = Unit,
        lines = Lines.Select(line => new
        {
            stack = line.Stack,
            points = line.Points.Select(point => new[] { Math.Round(point.At, 3), point.Value is { } value ? Math.Round(value, 1) : (double?)null }),
        }),
    });

    private double X(double time) => Left + ((time - From) / (To - From) * (Right - Left));

    private double Y(double value) => Bottom - (Scale.Place(value) * (Bottom - Top));

    private static string Text(double number) => number.ToString(Digits, CultureInfo.InvariantCulture);
}
