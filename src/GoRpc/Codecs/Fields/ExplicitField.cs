using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field with presence whose type can be null, or that is always written (protobuf-net's IsRequired).</summary>
internal sealed class ExplicitField<T, TCodec>(int number, bool allowsNull) : SingularField<T, TCodec>(number)
    where TCodec : struct, IValueCodec<T>
{
    public override int Measure(T value, SizeTrail trail)
    {
        if (value is null)
        {
            return allowsNull ? 0 : throw new UnsendableException();
        }

        return MeasureValue(value, trail);
    }

    public override void Write(ref ProtoWriter writer, T value)
    {
        if (value is not null)
        {
            WriteValue(ref writer, value);
        }
    }

    public override T Start() => allowsNull ? default! : Codec.Zero;
}
