using GoRpc.Codecs.Fields;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Faults;

/// <summary>How a <see cref="PackedMessage"/> travels; by hand, for the contract compiler can't compile what it is made with.</summary>
internal readonly struct PackedMessageCodec : IMessageCodec<PackedMessage>
{
    private const uint TypeUrlTag = (1 << 3) | (uint)WireType.Length;
    private const uint ValueTag = (2 << 3) | (uint)WireType.Length;

    private static readonly MessageContract Described = CompiledMessageCodec<PackedMessage, PackedMessageCodec>.Describe(
        typeof(PackedMessage), "google.protobuf.Any", static () => new MessageParts());

    public MessageContract Contract => Described;

    public WireType WireType => WireType.Length;

    public bool IsMessage => true;

    public PackedMessage Zero => new();

    public bool IsZero(PackedMessage value) => false;

    public int Measure(PackedMessage value, SizeTrail trail) => trail.EndMessage(trail.BeginMessage(), MeasureContent(value, trail));

    public void Write(ref ProtoWriter writer, uint tag, PackedMessage value)
    {
        var end = writer.BeginMessage(tag);
        WriteContent(ref writer, value);
        writer.EndMessage(end);
    }

    public PackedMessage Read(ref ProtoReader reader) => reader.LeaveMessage(reader.EnterMessage(), ReadContent(ref reader));

    public int MeasureContent(PackedMessage value, SizeTrail trail) => checked(
        Implicit<string, StringCodec>.Measure(TypeUrlTag, value.TypeUrl, trail) + Implicit<byte[], BytesCodec>.Measure(ValueTag, value.Value, trail));

    public void WriteContent(ref ProtoWriter writer, PackedMessage value)
    {
        Implicit<string, StringCodec>.Write(ref writer, TypeUrlTag, value.TypeUrl);
        Implicit<byte[], BytesCodec>.Write(ref writer, ValueTag, value.Value);
    }

    public PackedMessage ReadContent(ref ProtoReader reader)
    {
        var typeUrl = "";
        byte[] value = [];
        while (reader.NextTag() is > 0 and var tag)
        {
            switch (tag)
            {
                case TypeUrlTag:
                    typeUrl = Implicit<string, StringCodec>.Read(ref reader);
                    break;
                case ValueTag:
                    value = Implicit<byte[], BytesCodec>.Read(ref reader);
                    break;
                default:
                    reader.SkipUnknown(tag, [TypeUrlTag, ValueTag]);
                    break;
            }
        }

        return new PackedMessage { TypeUrl = typeUrl, Value = value };
    }
}
