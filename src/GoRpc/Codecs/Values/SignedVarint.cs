using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GoRpc.Codecs.Values;

/// <summary>
/// int32 and int64; shorter types widen to int32. A negative number takes ten bytes. As protobuf says, an int32 takes the lower
/// bits of a longer number; a shorter type has no such rule, and cutting it off would be another value.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SignedVarint<T> : IVarint<T>
    where T : unmanaged, IBinaryInteger<T>
{
    static ulong IVarint<T>.Encode(T value) => (ulong)Whole<T>.Signed(value);

    static bool IVarint<T>.TryDecode(ulong number, out T value)
    {
        value = Whole<T>.Truncate(number);
        return Unsafe.SizeOf<T>() >= sizeof(int) || Whole<T>.Signed(value) == (int)number;
    }
}
