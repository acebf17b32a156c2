using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace GoRpc.Codecs.Values;

/// <summary>A decimal in the invariant culture with its scale: 1.50 stays 1.50, and only the zero without decimals is absent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalText : IText<decimal>
{
    static string IText<decimal>.Expected => "a decimal number such as -1234.50";

    static bool IText<decimal>.IsZero(decimal value) => IsZero(value);

    static int IText<decimal>.Format(decimal value, Span<byte> text)
    {
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        return length;
    }

    static bool IText<decimal>.TryParse(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);

    internal static bool IsZero(decimal value) => Unsafe.BitCast<decimal, UInt128>(value) == UInt128.Zero;
}
