using System.ComponentModel;
using System.Globalization;

namespace GoRpc.Codecs.Values;

/// <summary>A DateOnly as ISO 8601, 2026-11-23.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateText : IText<DateOnly>
{
    private const string Form = "yyyy-MM-dd";

    static string IText<DateOnly>.Expected => "a date such as 2026-11-23";

    static bool IText<DateOnly>.IsZero(DateOnly value) => value == default;

    static int IText<DateOnly>.Format(DateOnly value, Span<byte> text)
    {
        value.TryFormat(text, out var length, Form, CultureInfo.InvariantCulture);
        return length;
    }

    static bool IText<DateOnly>.TryParse(ReadOnlySpan<char> text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
