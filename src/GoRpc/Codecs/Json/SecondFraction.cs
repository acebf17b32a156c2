using System.Buffers.Text;

namespace GoRpc.Codecs.Json;

/// <summary>The digits behind a second: none, 3, 6 or 9 are written, up to 9 are read.</summary>
internal static class SecondFraction
{
    /// <summary>The point and nine digits.</summary>
    public const int MaxLength = 10;

    private const int TickDigits = 7;
    private const int MaxDigits = 9;

    /// <summary>Writes ticks below a second. Returns the length of the text.</summary>
    public static int Format(long ticks, Span<byte> text)
    {
        text[0] = (byte)'.';
        Utf8Formatter.TryFormat(ticks, text[1..], out _, new System.Buffers.StandardFormat('D', TickDigits));
        return Complete(ticks, text);
    }

    /// <summary>Makes the digits as many as they should be behind a point and seven digits. Returns the length of the text.</summary>
    public static int Complete(long ticks, Span<byte> text)
    {
        if (ticks % TimeSpan.TicksPerMicrosecond != 0)
        {
            text[(1 + TickDigits)..MaxLength].Fill((byte)'0');
            return MaxLength;
        }

        return ticks == 0 ? 0 : ticks % TimeSpan.TicksPerMillisecond == 0 ? 1 + 3 : 1 + 6;
    }

    /// <summary>Reads a point and its digits, if there are any, and cuts them off the text. Less than a tick is not kept.</summary>
    public static bool TryParse(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (!text.StartsWith((byte)'.'))
        {
            return true;
        }

        var digits = text[1..];
        var length = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length is 0 or > MaxDigits || (length < 0 && digits.Length is 0 or > MaxDigits))
        {
            return false;
        }

        length = length < 0 ? digits.Length : length;
        for (var position = 0; position < TickDigits; position++)
        {
            ticks = (ticks * 10) + (position < length ? digits[position] - '0' : 0);
        }

        text = digits[length..];
        return true;
    }
}
