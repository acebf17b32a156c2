using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// A field that holds a message. Where null is allowed, absent is null. Elsewhere it is always written; a sender of another
/// make that leaves it out means a message of zeros.
/// </summary>
internal sealed class MessageField<T>(int number, bool allowsNull, MessageCodec<T> message) : FieldCodec<T, MessageState>
{
    private readonly uint _tag = Tag.Of(number, WireType.Length);
    private readonly int _tagSize = Varint.SizeOf(Tag.Of(number, WireType.Length));
    private readonly MessageValueCodec<T> _codec = new(message);

    public override int Measure(T value, SizeTrail trail)
    {
        if (Absence.IsNull(value))
        {
            return allowsNull ? 0 : throw new UnsendableException();
        }

        return checked(_tagSize + _codec.Measure(value, trail));
    }

    public override void Write(ref ProtoWriter writer, T value)
    {
        if (!Absence.IsNull(value))
        {
            writer.WriteTag(_tag);
            _codec.Write(ref writer, value);
        }
    }

    public override void Read(ref ProtoReader reader, ref MessageState state) => state.Read(ref reader);

    public override T Finish(ref ProtoReader reader, ref MessageState state)
    {
        if (state.IsPresent)
        {
            return state.Finish(ref reader, message);
        }

        return allowsNull ? default! : message.ReadEmpty(reader.Depth + 1);
    }
}
