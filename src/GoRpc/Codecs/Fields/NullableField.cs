using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A nullable value type with presence: null is not written, and zero is.</summary>
internal sealed class NullableField<T, TCodec>(int number) : FieldCodec<T?, T?>
    where T : struct
    where TCodec : struct, IValueCodec<T>
{
    private readonly ExplicitField<T, TCodec> _value = new(number, allowsNull: false);

    public override int Measure(T? value, SizeTrail trail) => value is { } present ? _value.Measure(present, trail) : 0;

    public override void Write(ref ProtoWriter writer, T? value)
    {
        if (value is { } present)
        {
            _value.Write(ref writer, present);
        }
    }

    public override T? Start() => null;

    public override void Read(ref ProtoReader reader, ref T? state)
    {
        T value = default;
        _value.Read(ref reader, ref value);
        state = value;
    }

    public override T? Finish(ref ProtoReader reader, ref T? state) => state;
}
