using System.Globalization;
using GoRpc.Bench.Measuring;

namespace GoRpc.Bench.Reporting;

/// <summary>One column of a report, as programs and as people read it.</summary>
/// <param name="Name">The name in the header line of a tsv.</param>
/// <param name="Heading">The heading of the table.</param>
/// <param name="Tsv">The cell of a tsv: a dot is the decimal sign, empty where there is no figure.</param>
/// <param name="Table">The cell of the table.</param>
internal sealed record Column<TRow>(string Name, string Heading, Func<TRow, string> Tsv, Func<TRow, string> Table)
{
    public bool IsNumber { get; private init; } = true;

    public static Column<TRow> Text(string name, Func<TRow, string> text) => new(name, name, text, text) { IsNumber = false };

    public static Column<TRow> Figure(string name, string heading, Func<TRow, double?> figure) => new(
        name,
        heading,
        row => figure(row)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "",
        row => figure(row) is { } value ? value.ToString(value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture) : "");

    /// <summary>A ratio: its median for programs, with the 95 % interval for people.</summary>
    public static Column<TRow> Ratio(string name, string heading, Func<TRow, Estimate?> ratio) => new(
        name,
        heading,
        row => ratio(row)?.Median.ToString("0.000", CultureInfo.InvariantCulture) ?? "",
        row => ratio(row) switch
        {
            null => "",
            { Median: var median, Interval: var (low, high) } => string.Create(CultureInfo.InvariantCulture, $"{median:0.00}  {low:0.00}..{high:0.00}"),
            { Median: var median } => median.ToString("0.00", CultureInfo.InvariantCulture),
        });
}
