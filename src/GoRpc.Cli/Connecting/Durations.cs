using System.Globalization;

namespace GoRpc.Cli.Connecting;

/// <summary>Times as people type them.</summary>
internal static class Durations
{
    /// <summary>The time, or null after an error.</summary>
    public static TimeSpan? Parse(string text, Action<string> addError)
    {
        (string Unit, double Seconds)[] units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];
        foreach (var (unit, seconds) in units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                && count * seconds is > 0 and < 1e9)
            {
                return TimeSpan.FromSeconds(count * seconds);
            }
        }

        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero && text.Contains(':'))
        {
            return time;
        }

        addError($"'{text}' is no time. Type for example 500ms, 5s, 2m or 00:00:05.");
        return null;
    }
}
