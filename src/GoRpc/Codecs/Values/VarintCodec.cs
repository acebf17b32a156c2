using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>Whatever travels as one varint.</summary>
/// <typeparam name="T">The C# type.</typeparam>
/// <typeparam name="TVarint">How it is a number.</typeparam>
internal readonly struct VarintCodec<T, TVarint> : IValueCodec<T>
    where T : unmanaged
    where TVarint : struct, IVarint<T>
{
    public WireType WireType => WireType.Varint;

    public T Zero => default;

    public bool IsZero(T value) => TVarint.Encode(value) == 0;

    public int Measure(T value, SizeTrail trail) => Varint.SizeOf(TVarint.Encode(value));

    public void Write(ref ProtoWriter writer, T value) => writer.WriteVarint(TVarint.Encode(value));

    public T Read(ref ProtoReader reader)
    {
        var number = reader.ReadVarint();
        if (!TVarint.TryDecode(number, out var value))
        {
            reader.Fail($"the number {(long)number} is outside the range of {typeof(T).Name}");
        }

        return value;
    }
}
