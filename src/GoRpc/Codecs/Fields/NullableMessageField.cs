using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field that holds a nullable struct: absent is null.</summary>
internal sealed class NullableMessageField<T>(int number, MessageCodec<T> message) : FieldCodec<T?, MessageState>
    where T : struct
{
    private readonly MessageField<T> _field = new(number, allowsNull: false, message);

    public override int Measure(T? value, SizeTrail trail) => value is { } present ? _field.Measure(present, trail) : 0;

    public override void Write(ref ProtoWriter writer, T? value)
    {
        if (value is { } present)
        {
            _field.Write(ref writer, present);
        }
    }

    public override void Read(ref ProtoReader reader, ref MessageState state) => state.Read(ref reader);

    public override T? Finish(ref ProtoReader reader, ref MessageState state) =>
        state.IsPresent ? _field.Finish(ref reader, ref state) : null;
}
