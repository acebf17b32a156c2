using System.Globalization;

namespace GoRpc.Outages.Reporting.Html;

/// <summary>A vertical axis: where values stand between its bottom (0) and its top (1), and where its marks are.</summary>
internal sealed class ChartScale
{
    private const int Marks = 4;

    private readonly Func<double, double> _place;

    private ChartScale(IReadOnlyList<double> marks, Func<double, double> place)
    {
        MarksAt = marks;
        _place = place;
    }

    public IReadOnlyList<double> MarksAt { get; }

    /// <summary>From zero to a round number that nothing exceeds.</summary>
    /// <param name="most">The largest value.</param>
    /// <param name="atLeast">What the axis reaches in any case, so that noise does not look like an event.</param>
    public static ChartScale Linear(double most, double atLeast)
    {
        var step = RoundUp(Math.Max(most, atLeast) / Marks);
        var count = (int)Math.Ceiling((Math.Max(most, atLeast) / step) - 1e-9);
        var top = step * count;
        return new ChartScale([.. Enumerable.Range(0, count + 1).Select(mark => mark * step)], value => value / top);
    }

    /// <summary>Each mark ten times the one before.</summary>
    public static ChartScale Logarithmic(double least, double most)
    {
        var bottom = (int)Math.Floor(Math.Log10(Math.Max(least, 1)));
        var top = Math.Max(bottom + 1, (int)Math.Ceiling(Math.Log10(Math.Max(most, 1))));
        return new ChartScale(
            [.. Enumerable.Range(bottom, top - bottom + 1).Select(exponent => Math.Pow(10, exponent))],
            value => (Math.Log10(Math.Max(value, Math.Pow(10, bottom))) - bottom) / (top - bottom));
    }

    public double Place(double value) => Math.Clamp(_place(value), 0, 1);

    public static string Label(double mark) => mark.ToString("#,0.##", CultureInfo.InvariantCulture);

    // The next of 1, 2, 2.5, 5 with as many zeros as it takes.
    private static double RoundUp(double value)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (var round in (double[])[1, 2, 2.5, 5])
        {
            if (value <= round * magnitude * (1 + 1e-9))
            {
                return round * magnitude;
            }
        }

        return 10 * magnitude;
    }
}
