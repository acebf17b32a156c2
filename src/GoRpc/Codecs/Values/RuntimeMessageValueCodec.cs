using GoRpc.Codecs.Json;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Values;

/// <summary>A message inside another whose contract is read at run time.</summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
/// <param name="message">Its codec.</param>
internal readonly struct RuntimeMessageValueCodec<T>(MessageCodec<T> message) : IMessageCodec<T>
{
    public MessageContract Contract => message.Contract;

    public WireType WireType => WireType.Length;

    public bool IsMessage => true;

    public T Zero => message.ReadEmpty();

    public bool IsZero(T value) => false;

    public int Measure(T value, SizeTrail trail) => trail.EndMessage(trail.BeginMessage(), message.Measure(value, trail));

    public void Write(ref ProtoWriter writer, uint tag, T value)
    {
        var end = writer.BeginMessage(tag);
        message.Write(ref writer, value);
        writer.EndMessage(end);
    }

    public T Read(ref ProtoReader reader) => reader.LeaveMessage(reader.EnterMessage(), message.Read(ref reader));

    public int MeasureContent(T value, SizeTrail trail) => message.Measure(value, trail);

    public void WriteContent(ref ProtoWriter writer, T value) => message.Write(ref writer, value);

    public T ReadContent(ref ProtoReader reader) => message.Read(ref reader);

    public void WriteJson(ref JsonWriter writer, T value) => message.WriteJson(ref writer, value);

    public T ReadJson(ref JsonReader reader) => message.ReadJson(ref reader);
}
