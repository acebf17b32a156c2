using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>The content of google.protobuf.Timestamp and Duration: <c>int64 seconds = 1; int32 nanos = 2</c>.</summary>
internal readonly record struct SecondsAndNanos(long Seconds, int Nanos)
{
    public const int NanosPerTick = 100;
    public const int NanosPerSecond = 1_000_000_000;

    private const uint SecondsTag = 1 << 3;
    private const uint NanosTag = 2 << 3;

    /// <summary>Never more than 22 bytes, so the length in front is one byte.</summary>
    public int ContentSize => (Seconds == 0 ? 0 : 1 + Varint.SizeOf((ulong)Seconds)) + (Nanos == 0 ? 0 : 1 + Varint.SizeOf((ulong)Nanos));

    public int Measure() => 1 + ContentSize;

    public void Write(ref ProtoWriter writer)
    {
        writer.WriteVarint((uint)ContentSize);
        if (Seconds != 0)
        {
            writer.WriteTag(SecondsTag);
            writer.WriteVarint((ulong)Seconds);
        }

        if (Nanos != 0)
        {
            writer.WriteTag(NanosTag);
            writer.WriteVarint((ulong)Nanos);
        }
    }

    public static SecondsAndNanos Read(ref ProtoReader reader)
    {
        var (seconds, nanos) = (0L, 0);
        var outer = reader.EnterMessage();
        while (reader.NextField() is > 0 and var field)
        {
            switch (field)
            {
                case 1:
                    reader.Require(WireType.Varint);
                    seconds = (long)reader.ReadVarint();
                    break;
                case 2:
                    reader.Require(WireType.Varint);
                    nanos = (int)reader.ReadVarint();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        reader.LeaveMessage(outer);
        return new SecondsAndNanos(seconds, nanos);
    }
}
