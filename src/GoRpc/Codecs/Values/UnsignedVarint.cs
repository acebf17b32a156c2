using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;

namespace GoRpc.Codecs.Values;

/// <summary>uint32 and uint64; byte, ushort and char widen to uint32. Numbers too long are taken as <see cref="SignedVarint{T}"/> takes them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UnsignedVarint<T> : IVarint<T>
    where T : unmanaged, IBinaryInteger<T>
{
    static ulong IVarint<T>.Encode(T value) => Whole<T>.Unsigned(value);

    static bool IVarint<T>.TryDecode(ulong number, out T value)
    {
        value = Whole<T>.Truncate(number);
        return Unsafe.SizeOf<T>() >= sizeof(uint) || Whole<T>.Unsigned(value) == (uint)number;
    }

    static void IVarint<T>.WriteJson(ref JsonWriter writer, T value) => WholeJson<T>.WriteUnsigned(ref writer, value);

    static void IVarint<T>.WriteJsonKey(ref JsonWriter writer, T value) => writer.WriteQuoted(Whole<T>.Unsigned(value));

    static T IVarint<T>.ReadJson(ref JsonReader reader) => WholeJson<T>.ReadUnsigned(ref reader);
}
