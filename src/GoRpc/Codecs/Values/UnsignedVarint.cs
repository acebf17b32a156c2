using System.Numerics;
using System.Runtime.CompilerServices;

namespace GoRpc.Codecs.Values;

/// <summary>uint32 and uint64; byte, ushort and char widen to uint32. Numbers too long are taken as <see cref="SignedVarint{T}"/> takes them.</summary>
internal readonly struct UnsignedVarint<T> : IVarint<T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static ulong Encode(T value) => ulong.CreateTruncating(value);

    public static bool TryDecode(ulong number, out T value)
    {
        value = T.CreateTruncating(number);
        return Unsafe.SizeOf<T>() >= sizeof(uint) || uint.CreateTruncating(value) == (uint)number;
    }
}
