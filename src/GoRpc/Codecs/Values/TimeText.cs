using System.ComponentModel;
using System.Globalization;

namespace GoRpc.Codecs.Values;

/// <summary>A TimeOnly as ISO 8601 with all its ticks, 09:30:00.0000000; read with fewer digits or none, and without seconds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeText : IText<TimeOnly>
{
    private static readonly string[] Forms = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    static string IText<TimeOnly>.Expected => "a time of day such as 09:30:00.0000000";

    static bool IText<TimeOnly>.IsZero(TimeOnly value) => value == default;

    static int IText<TimeOnly>.Format(TimeOnly value, Span<byte> text)
    {
        value.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        return length;
    }

    static bool IText<TimeOnly>.TryParse(ReadOnlySpan<char> text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
