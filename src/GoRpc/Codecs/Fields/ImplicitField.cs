using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field without presence, as proto3 has them: zero is not written, and absent is zero.</summary>
internal sealed class ImplicitField<T, TCodec>(int number, bool allowsNull) : SingularField<T, TCodec>(number)
    where TCodec : struct, IValueCodec<T>
{
    public override int Measure(T value, SizeTrail trail)
    {
        if (value is null)
        {
            return allowsNull ? 0 : throw new UnsendableException();
        }

        return Codec.IsZero(value) ? 0 : MeasureValue(value, trail);
    }

    public override void Write(ref ProtoWriter writer, T value)
    {
        if (value is not null && !Codec.IsZero(value))
        {
            WriteValue(ref writer, value);
        }
    }

    public override T Start() => Codec.Zero;
}
