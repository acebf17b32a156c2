using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>Whatever travels as one varint.</summary>
/// <typeparam name="T">The C# type.</typeparam>
/// <typeparam name="TVarint">How it is a number.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VarintCodec<T, TVarint> : IPackableCodec<T>, IKeyCodec<T>
    where T : unmanaged
    where TVarint : struct, IVarint<T>
{
    WireType IValueCodec<T>.WireType => WireType.Varint;

    bool IValueCodec<T>.IsMessage => false;

    T IValueCodec<T>.Zero => default;

    bool IValueCodec<T>.IsZero(T value) => TVarint.Encode(value) == 0;

    int IValueCodec<T>.Measure(T value, SizeTrail trail) => Varint.SizeOf(TVarint.Encode(value));

    void IValueCodec<T>.Write(ref ProtoWriter writer, uint tag, T value) => writer.WriteVarint(tag, TVarint.Encode(value));

    void IPackableCodec<T>.WriteElement(ref ProtoWriter writer, T value) => writer.WriteVarint(TVarint.Encode(value));

    int IPackableCodec<T>.Count(ReadOnlySpan<byte> run) => Varint.Count(run);

    T IValueCodec<T>.Read(ref ProtoReader reader)
    {
        var number = reader.ReadVarint();
        if (!TVarint.TryDecode(number, out var value))
        {
            reader.Fail($"the number {(long)number} is outside the range of {typeof(T).Name}");
        }

        return value;
    }

    void IValueCodec<T>.WriteJson(ref JsonWriter writer, T value) => TVarint.WriteJson(ref writer, value);

    void IKeyCodec<T>.WriteJsonKey(ref JsonWriter writer, T value) => TVarint.WriteJsonKey(ref writer, value);

    T IValueCodec<T>.ReadJson(ref JsonReader reader) => TVarint.ReadJson(ref reader);
}
