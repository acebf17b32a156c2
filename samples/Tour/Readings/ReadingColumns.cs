using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CsvHelper;
using GoRpc.Demo;

namespace GoRpc.Tour.Readings;

/// <summary>Where a file has the three columns of a reading, and how a row of it becomes one.</summary>
internal sealed class ReadingColumns
{
    // ISO 8601 only: a looser reading takes "10:30" for a time of today.
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK"];

    private readonly int _device;
    private readonly int _value;
    private readonly int _at;

    private ReadingColumns(int device, int value, int at) => (_device, _value, _at) = (device, value, at);

    /// <summary>Finds the columns by the header of a file.</summary>
    /// <param name="csv">The file, with its header read.</param>
    /// <param name="name">How to call the file in a message.</param>
    /// <exception cref="TourException">One of them is missing.</exception>
    public static ReadingColumns Find(CsvReader csv, string name)
    {
        return new ReadingColumns(Index("device"), Index("value"), Index("at"));

        int Index(string column) => csv.TryGetFieldIndex(column, out var index)
            ? index
            : throw new TourException(
                $"{name} has no column '{column}' in line 1. The header must name device,value,at; found: {string.Join(",", csv.Headers)}.");
    }

    /// <summary>Reads the current row.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="reading">The reading, when the row is one.</param>
    /// <param name="fault">The first thing wrong with the row, when it is none.</param>
    public bool TryRead(CsvReader csv, [NotNullWhen(true)] out Reading? reading, [NotNullWhen(false)] out RowFault? fault)
    {
        var device = FieldOf(csv, _device);
        var value = 0.0;
        var at = DateTimeOffset.MinValue;
        fault =
            device.Length == 0 ? Fault(csv, _device, "the device is missing")
            : !TryParseValue(FieldOf(csv, _value), out value) ? Fault(csv, _value, $"'{FieldOf(csv, _value)}' is not a number")
            : !TryParseTime(FieldOf(csv, _at), out at) ? Fault(csv, _at, $"'{FieldOf(csv, _at)}' is not a time such as 2026-03-14T09:26:53Z")
            : null;
        reading = fault is null ? new Reading { Device = device, Value = value, At = at.UtcDateTime } : null;
        return reading is not null;
    }

    private static RowFault Fault(CsvReader csv, int column, string reason) =>
        new(csv.LineNumber, column + 1, column < csv.FieldCount ? reason : $"the row ends after column {csv.FieldCount}");

    private static string FieldOf(CsvReader csv, int column) => column < csv.FieldCount ? csv.GetString(column) : "";

    private static bool TryParseValue(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    // A time without an offset is UTC: what else could every reader of the same file agree on?
    private static bool TryParseTime(string text, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
}
