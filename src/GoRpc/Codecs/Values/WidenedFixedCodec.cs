using System.Numerics;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>byte, sbyte, short and ushort as fixed whole numbers, which have four bytes at least.</summary>
/// <typeparam name="T">The C# type.</typeparam>
/// <typeparam name="TWire">int or uint.</typeparam>
internal readonly struct WidenedFixedCodec<T, TWire> : IValueCodec<T>
    where T : unmanaged, IBinaryInteger<T>
    where TWire : unmanaged, IBinaryInteger<TWire>
{
    public WireType WireType => Wire.WireType;

    public T Zero => default;

    private static FixedCodec<TWire> Wire => default;

    public bool IsZero(T value) => value == default;

    public int Measure(T value, SizeTrail trail) => sizeof(uint);

    public void Write(ref ProtoWriter writer, T value) => Wire.Write(ref writer, TWire.CreateTruncating(value));

    public T Read(ref ProtoReader reader)
    {
        var number = Wire.Read(ref reader);
        var value = T.CreateTruncating(number);
        if (TWire.CreateTruncating(value) != number)
        {
            reader.Fail($"the number {number} is outside the range of {typeof(T).Name}");
        }

        return value;
    }
}
