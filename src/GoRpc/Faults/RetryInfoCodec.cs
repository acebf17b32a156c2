using GoRpc.Codecs.Fields;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Faults;

/// <summary>How a <see cref="RetryInfo"/> travels; by hand, for the contract compiler can't compile what it is made with.</summary>
internal readonly struct RetryInfoCodec : IMessageCodec<RetryInfo>
{
    private const uint RetryDelayTag = (1 << 3) | (uint)WireType.Length;

    private static readonly MessageContract Described = CompiledMessageCodec<RetryInfo, RetryInfoCodec>.Describe(
        typeof(RetryInfo), "google.rpc.RetryInfo", static () => new MessageParts());

    public MessageContract Contract => Described;

    public WireType WireType => WireType.Length;

    public bool IsMessage => true;

    public RetryInfo Zero => new();

    public bool IsZero(RetryInfo value) => false;

    public int Measure(RetryInfo value, SizeTrail trail) => trail.EndMessage(trail.BeginMessage(), MeasureContent(value, trail));

    public void Write(ref ProtoWriter writer, uint tag, RetryInfo value)
    {
        var end = writer.BeginMessage(tag);
        WriteContent(ref writer, value);
        writer.EndMessage(end);
    }

    public RetryInfo Read(ref ProtoReader reader) => reader.LeaveMessage(reader.EnterMessage(), ReadContent(ref reader));

    public int MeasureContent(RetryInfo value, SizeTrail trail) => Implicit<TimeSpan, TimeSpanCodec>.Measure(RetryDelayTag, value.RetryDelay, trail);

    public void WriteContent(ref ProtoWriter writer, RetryInfo value) => Implicit<TimeSpan, TimeSpanCodec>.Write(ref writer, RetryDelayTag, value.RetryDelay);

    public RetryInfo ReadContent(ref ProtoReader reader)
    {
        var retryDelay = TimeSpan.Zero;
        while (reader.NextTag() is > 0 and var tag)
        {
            switch (tag)
            {
                case RetryDelayTag:
                    retryDelay = Implicit<TimeSpan, TimeSpanCodec>.Read(ref reader);
                    break;
                default:
                    reader.SkipUnknown(tag, [RetryDelayTag]);
                    break;
            }
        }

        return new RetryInfo { RetryDelay = retryDelay };
    }
}
