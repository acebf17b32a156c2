using System.ComponentModel;
using System.Numerics;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>byte, sbyte, short and ushort as fixed whole numbers, which have four bytes at least.</summary>
/// <typeparam name="T">The C# type.</typeparam>
/// <typeparam name="TWire">int or uint.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WidenedFixedCodec<T, TWire> : IPackableCodec<T>, IKeyCodec<T>
    where T : unmanaged, IBinaryInteger<T>
    where TWire : unmanaged, IBinaryInteger<TWire>
{
    WireType IValueCodec<T>.WireType => FixedCodec<TWire>.WireType;

    bool IValueCodec<T>.IsMessage => false;

    T IValueCodec<T>.Zero => default;

    bool IValueCodec<T>.IsZero(T value) => value == default;

    int IValueCodec<T>.Measure(T value, SizeTrail trail) => sizeof(uint);

    void IValueCodec<T>.Write(ref ProtoWriter writer, uint tag, T value) => FixedCodec<TWire>.Write(ref writer, tag, TWire.CreateTruncating(value));

    void IPackableCodec<T>.WriteElement(ref ProtoWriter writer, T value) => FixedCodec<TWire>.WriteElement(ref writer, TWire.CreateTruncating(value));

    int IPackableCodec<T>.Count(ReadOnlySpan<byte> run) => run.Length / sizeof(uint);

    T IValueCodec<T>.Read(ref ProtoReader reader)
    {
        var number = FixedCodec<TWire>.Read(ref reader);
        var value = T.CreateTruncating(number);
        if (TWire.CreateTruncating(value) != number)
        {
            reader.Fail($"the number {number} is outside the range of {typeof(T).Name}");
        }

        return value;
    }

    void IValueCodec<T>.WriteJson(ref JsonWriter writer, T value) => writer.WriteNumber(long.CreateTruncating(value));

    void IKeyCodec<T>.WriteJsonKey(ref JsonWriter writer, T value) => writer.WriteQuoted(long.CreateTruncating(value));

    T IValueCodec<T>.ReadJson(ref JsonReader reader) => typeof(TWire) == typeof(int) ? WholeJson<T>.ReadSigned(ref reader) : WholeJson<T>.ReadUnsigned(ref reader);
}
