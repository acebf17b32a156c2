using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GoRpc.Codecs.Values;

/// <summary>An enum as its number. Numbers without a name are kept: proto3 enums are open.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TNumber">The type of its numbers.</typeparam>
/// <typeparam name="TVarint">How that type travels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumVarint<TEnum, TNumber, TVarint> : IVarint<TEnum>
    where TEnum : unmanaged, Enum
    where TNumber : unmanaged, IBinaryInteger<TNumber>
    where TVarint : struct, IVarint<TNumber>
{
    static ulong IVarint<TEnum>.Encode(TEnum value) => TVarint.Encode(Unsafe.BitCast<TEnum, TNumber>(value));

    static bool IVarint<TEnum>.TryDecode(ulong number, out TEnum value)
    {
        var isKnown = TVarint.TryDecode(number, out var decoded);
        value = Unsafe.BitCast<TNumber, TEnum>(decoded);
        return isKnown;
    }
}
