using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A message as the element of a list or the value of a map.</summary>
/// <param name="message">The message.</param>
internal readonly struct MessageValueCodec<T>(MessageCodec<T> message) : IValueCodec<T>
{
    public WireType WireType => WireType.Length;

    public T Zero => message.ReadEmpty(depth: 0);

    public bool IsZero(T value) => false;

    public int Measure(T value, SizeTrail trail)
    {
        var place = trail.BeginMessage();
        return trail.EndMessage(place, message.Measure(value, trail));
    }

    public void Write(ref ProtoWriter writer, T value)
    {
        var end = writer.BeginMessage();
        message.Write(ref writer, value);
        writer.EndMessage(end);
    }

    public T Read(ref ProtoReader reader)
    {
        var outer = reader.EnterMessage();
        var value = message.Read(ref reader);
        reader.LeaveMessage(outer);
        return value;
    }
}
