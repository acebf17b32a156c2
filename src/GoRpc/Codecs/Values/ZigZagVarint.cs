using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;

namespace GoRpc.Codecs.Values;

/// <summary>sint32 and sint64</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ZigZagVarint<T> : IVarint<T>
    where T : unmanaged, IBinaryInteger<T>
{
    static ulong IVarint<T>.Encode(T value) => ZigZag.Encode(Whole<T>.Signed(value));

    static bool IVarint<T>.TryDecode(ulong number, out T value)
    {
        var decoded = ZigZag.Decode(Unsafe.SizeOf<T>() <= sizeof(int) ? (uint)number : number);
        value = Whole<T>.Truncate((ulong)decoded);
        return Whole<T>.Signed(value) == decoded;
    }

    static void IVarint<T>.WriteJson(ref JsonWriter writer, T value) => WholeJson<T>.WriteSigned(ref writer, value);

    static void IVarint<T>.WriteJsonKey(ref JsonWriter writer, T value) => writer.WriteQuoted(Whole<T>.Signed(value));

    static T IVarint<T>.ReadJson(ref JsonReader reader) => WholeJson<T>.ReadSigned(ref reader);
}
