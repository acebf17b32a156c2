using System.Globalization;

namespace GoRpc.Codecs.Json;

/// <summary>Instants of UTC as texts, https://www.rfc-editor.org/rfc/rfc3339, with no digits behind the second, or 3, 6 or 9.</summary>
internal static class Rfc3339
{
    /// <summary>The longest text that is written.</summary>
    public const int MaxLength = 30; // 2026-11-23T20:15:30.123456700Z

    private const int SecondsLength = 19; // 2026-11-23T20:15:30
    private const int OffsetLength = 6; // +02:00

    /// <summary>Writes ticks since year 1. Returns the length of the text.</summary>
    public static int Format(long ticks, Span<byte> text)
    {
        // The round-trip form is the same but for its seven digits.
        new DateTime(ticks, DateTimeKind.Utc).TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        var length = SecondsLength + SecondFraction.Complete(ticks % TimeSpan.TicksPerSecond, text[SecondsLength..]);
        text[length] = (byte)'Z';
        return length + 1;
    }

    /// <summary>Reads ticks since year 1; what is shorter than a tick is cut off.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length <= SecondsLength || !TryParseSeconds(text, out var time))
        {
            return false;
        }

        var rest = text[SecondsLength..];
        if (!SecondFraction.TryParse(ref rest, out var fraction) || TryParseOffset(rest) is not { } offset)
        {
            return false;
        }

        ticks = time.Ticks + fraction - offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
    }

    private static bool TryParseSeconds(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        var hasSeparators = text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':';
        var (year, month, day) = (Digits(text[..4]), Digits(text.Slice(5, 2)), Digits(text.Slice(8, 2)));
        var (hour, minute, second) = (Digits(text.Slice(11, 2)), Digits(text.Slice(14, 2)), Digits(text.Slice(17, 2)));
        if (!hasSeparators || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        return true;
    }

    private static TimeSpan? TryParseOffset(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'Z'])
        {
            return TimeSpan.Zero;
        }

        if (text.Length != OffsetLength || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
        {
            return null;
        }

        var (hours, minutes) = (Digits(text.Slice(1, 2)), Digits(text.Slice(4, 2)));
        return hours is < 0 or > 23 || minutes is < 0 or > 59 ? null : new TimeSpan(text[0] == '-' ? -hours : hours, text[0] == '-' ? -minutes : minutes, 0);
    }

    // -1 for anything that is no digit.
    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
