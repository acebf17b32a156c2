using System.Globalization;

namespace GoRpc.Codecs.Values;

/// <summary>A DateOnly as ISO 8601, 2026-11-23.</summary>
internal readonly struct DateText : IText<DateOnly>
{
    private const string Form = "yyyy-MM-dd";

    public static string Expected => "a date such as 2026-11-23";

    public static bool IsZero(DateOnly value) => value == default;

    public static int Format(DateOnly value, Span<byte> text)
    {
        value.TryFormat(text, out var length, Form, CultureInfo.InvariantCulture);
        return length;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
