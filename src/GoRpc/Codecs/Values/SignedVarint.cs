using System.Numerics;
using System.Runtime.CompilerServices;

namespace GoRpc.Codecs.Values;

/// <summary>
/// int32 and int64; shorter types widen to int32. A negative number takes ten bytes. As protobuf says, an int32 takes the lower
/// bits of a longer number; a shorter type has no such rule, and cutting it off would be another value.
/// </summary>
internal readonly struct SignedVarint<T> : IVarint<T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static ulong Encode(T value) => (ulong)long.CreateTruncating(value);

    public static bool TryDecode(ulong number, out T value)
    {
        value = T.CreateTruncating(number);
        return Unsafe.SizeOf<T>() >= sizeof(int) || int.CreateTruncating(value) == (int)number;
    }
}
