using System.Globalization;

namespace GoRpc.Codecs.Values;

/// <summary>A TimeOnly as ISO 8601 with all its ticks, 09:30:00.0000000; read with fewer digits or none, and without seconds.</summary>
internal readonly struct TimeText : IText<TimeOnly>
{
    private static readonly string[] Forms = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    public static string Expected => "a time of day such as 09:30:00.0000000";

    public static bool IsZero(TimeOnly value) => value == default;

    public static int Format(TimeOnly value, Span<byte> text)
    {
        value.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        return length;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
