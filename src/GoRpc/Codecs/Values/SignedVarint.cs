using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;

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

    static void IVarint<T>.WriteJson(ref JsonWriter writer, T value) => WholeJson<T>.WriteSigned(ref writer, value);

    static void IVarint<T>.WriteJsonKey(ref JsonWriter writer, T value) => writer.WriteQuoted(Whole<T>.Signed(value));

    static T IVarint<T>.ReadJson(ref JsonReader reader) => WholeJson<T>.ReadSigned(ref reader);
}
