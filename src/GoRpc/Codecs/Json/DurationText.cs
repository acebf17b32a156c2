using System.Buffers.Text;

namespace GoRpc.Codecs.Json;

/// <summary>Durations as texts: seconds with no digits behind the point, or 3, 6 or 9, and an s.</summary>
internal static class DurationText
{
    /// <summary>The longest text that is written.</summary>
    public const int MaxLength = 32;

    // A TimeSpan has no more seconds.
    private const int MostDigits = 12;

    /// <summary>Writes ticks. Returns the length of the text.</summary>
    public static int Format(long ticks, Span<byte> text)
    {
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        var length = 0;
        if (ticks < 0)
        {
            text[length++] = (byte)'-';
        }

        Utf8Formatter.TryFormat(Math.Abs(seconds), text[length..], out var digits);
        length += digits;
        length += SecondFraction.Format(Math.Abs(rest), text[length..]);
        text[length] = (byte)'s';
        return length + 1;
    }

    /// <summary>Reads ticks; what is shorter than a tick is cut off.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var isNegative = text.StartsWith((byte)'-');
        var rest = isNegative ? text[1..] : text;
        if (rest.Length == 0 || rest[0] is < (byte)'0' or > (byte)'9'
            || !Utf8Parser.TryParse(rest, out ulong seconds, out var length) || length > MostDigits)
        {
            return false;
        }

        rest = rest[length..];
        if (!SecondFraction.TryParse(ref rest, out var fraction) || rest is not [(byte)'s'])
        {
            return false;
        }

        var all = ((Int128)seconds * TimeSpan.TicksPerSecond) + fraction;
        all = isNegative ? -all : all;
        ticks = (long)all;
        return all >= long.MinValue && all <= long.MaxValue;
    }
}
