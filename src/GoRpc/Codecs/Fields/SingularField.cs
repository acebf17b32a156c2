using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field that occurs once and is no message. Of several occurrences the last counts.</summary>
/// <typeparam name="T">The type of the member, without its nullability.</typeparam>
/// <typeparam name="TCodec">How the value travels.</typeparam>
internal abstract class SingularField<T, TCodec>(int number) : FieldCodec<T, T>
    where TCodec : struct, IValueCodec<T>
{
    private readonly uint _tag = Tag.Of(number, Codec.WireType);
    private readonly int _tagSize = Varint.SizeOf(Tag.Of(number, Codec.WireType));

    protected static TCodec Codec => default;

    public sealed override void Read(ref ProtoReader reader, ref T state)
    {
        reader.Require(Codec.WireType);
        state = Codec.Read(ref reader);
    }

    public sealed override T Finish(ref ProtoReader reader, ref T state) => state;

    protected int MeasureValue(T value, SizeTrail trail) => checked(_tagSize + Codec.Measure(value, trail));

    protected void WriteValue(ref ProtoWriter writer, T value)
    {
        writer.WriteTag(_tag);
        Codec.Write(ref writer, value);
    }
}
