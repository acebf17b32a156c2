using GoRpc.Codecs.Fields;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;
using Int32Codec = GoRpc.Codecs.Values.VarintCodec<int, GoRpc.Codecs.Values.SignedVarint<int>>;

namespace GoRpc.Faults;

/// <summary>How an <see cref="RpcStatus"/> travels; by hand, for the contract compiler can't compile what it is made with.</summary>
internal readonly struct RpcStatusCodec : IMessageCodec<RpcStatus>
{
    private const uint CodeTag = (1 << 3) | (uint)WireType.Varint;
    private const uint MessageTag = (2 << 3) | (uint)WireType.Length;
    private const uint DetailsTag = (3 << 3) | (uint)WireType.Length;

    // The one field that a value can break is described, for the error that says so.
    private static readonly MessageContract Described = CompiledMessageCodec<RpcStatus, RpcStatusCodec>.Describe(
        typeof(RpcStatus),
        "google.rpc.Status",
        static () => new MessageParts
        {
            Fields =
            [
                new FieldContract
                {
                    Number = 2,
                    Name = nameof(RpcStatus.Message),
                    Type = typeof(string),
                    Cardinality = FieldCardinality.Implicit,
                    Value = new FieldValue(FieldKind.String, typeof(string)),
                    ValueOf = static status => ((RpcStatus)status).Message,
                },
            ],
        });

    public MessageContract Contract => Described;

    public WireType WireType => WireType.Length;

    public bool IsMessage => true;

    public RpcStatus Zero => new();

    public bool IsZero(RpcStatus value) => false;

    public int Measure(RpcStatus value, SizeTrail trail) => trail.EndMessage(trail.BeginMessage(), MeasureContent(value, trail));

    public void Write(ref ProtoWriter writer, uint tag, RpcStatus value)
    {
        var end = writer.BeginMessage(tag);
        WriteContent(ref writer, value);
        writer.EndMessage(end);
    }

    public RpcStatus Read(ref ProtoReader reader) => reader.LeaveMessage(reader.EnterMessage(), ReadContent(ref reader));

    public int MeasureContent(RpcStatus value, SizeTrail trail) => checked(
        Implicit<int, Int32Codec>.Measure(CodeTag, value.Code, trail)
        + Implicit<string, StringCodec>.Measure(MessageTag, value.Message, trail)
        + Repeated<PackedMessage, PackedMessageCodec>.Measure(DetailsTag, new(value.Details), trail));

    public void WriteContent(ref ProtoWriter writer, RpcStatus value)
    {
        Implicit<int, Int32Codec>.Write(ref writer, CodeTag, value.Code);
        Implicit<string, StringCodec>.Write(ref writer, MessageTag, value.Message);
        Repeated<PackedMessage, PackedMessageCodec>.Write(ref writer, DetailsTag, new(value.Details));
    }

    public RpcStatus ReadContent(ref ProtoReader reader)
    {
        var code = 0;
        var message = "";
        List<PackedMessage>? details = null;
        while (reader.NextTag() is > 0 and var tag)
        {
            switch (tag)
            {
                case CodeTag:
                    code = Implicit<int, Int32Codec>.Read(ref reader);
                    break;
                case MessageTag:
                    message = Implicit<string, StringCodec>.Read(ref reader);
                    break;
                case DetailsTag:
                    Repeated<PackedMessage, PackedMessageCodec>.Read(ref reader, DetailsTag, ref details);
                    break;
                default:
                    reader.SkipUnknown(tag, [CodeTag, MessageTag, DetailsTag]);
                    break;
            }
        }

        return new RpcStatus { Code = code, Message = message, Details = details ?? [] };
    }
}
