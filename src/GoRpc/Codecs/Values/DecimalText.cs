using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace GoRpc.Codecs.Values;

/// <summary>A decimal in the invariant culture with its scale: 1.50 stays 1.50, and only the zero without decimals is absent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalText : IText<decimal>
{
    // The highest bit of the flags, which come first in memory.
    private static readonly UInt128 Sign = UInt128.One << 31;

    static string IText<decimal>.Expected => "a decimal number such as -1234.50";

    static bool IText<decimal>.IsZero(decimal value) => IsZero(value);

    static int IText<decimal>.Format(decimal value, Span<byte> text)
    {
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        return length;
    }

    static bool IText<decimal>.TryParse(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);

    // The text has no sign of a zero either, so -0 is no other value than 0.
    internal static bool IsZero(decimal value) => (Unsafe.BitCast<decimal, UInt128>(value) & ~Sign) == UInt128.Zero;
}
