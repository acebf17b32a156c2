using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>
/// The content of the small messages that stand for a .NET type: varints in the fields 1, 2 and 3. It never takes more than
/// 33 bytes, so the length in front of it is one byte.
/// </summary>
internal readonly record struct VarintMessage(ulong First, ulong Second, ulong Third = 0)
{
    private const uint FirstTag = 1 << 3;
    private const uint SecondTag = 2 << 3;
    private const uint ThirdTag = 3 << 3;

    private int ContentSize => SizeOf(First) + SizeOf(Second) + SizeOf(Third);

    /// <summary>The bytes of the message with its length.</summary>
    public int Measure() => 1 + ContentSize;

    public void Write(ref ProtoWriter writer, uint tag)
    {
        writer.WriteVarint(tag, (uint)ContentSize);
        Write(ref writer, FirstTag, First);
        Write(ref writer, SecondTag, Second);
        Write(ref writer, ThirdTag, Third);
    }

    public static VarintMessage Read(ref ProtoReader reader)
    {
        var (first, second, third) = (0UL, 0UL, 0UL);
        var outer = reader.EnterMessage();
        while (reader.NextTag() is > 0 and var tag)
        {
            switch (tag)
            {
                case FirstTag:
                    first = reader.ReadVarint();
                    break;
                case SecondTag:
                    second = reader.ReadVarint();
                    break;
                case ThirdTag:
                    third = reader.ReadVarint();
                    break;
                default:
                    reader.SkipUnknown(tag, [FirstTag, SecondTag, ThirdTag]);
                    break;
            }
        }

        reader.LeaveMessage(outer);
        return new VarintMessage(first, second, third);
    }

    private static int SizeOf(ulong number) => number == 0 ? 0 : 1 + Varint.SizeOf(number);

    private static void Write(ref ProtoWriter writer, uint tag, ulong number)
    {
        if (number != 0)
        {
            writer.WriteVarint(tag, number);
        }
    }
}
