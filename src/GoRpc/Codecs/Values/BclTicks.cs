using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>
/// protobuf-net's bcl.TimeSpan and bcl.DateTime, <c>sint64 value = 1; Scale scale = 2; Kind kind = 3</c>: a number of the largest
/// unit that leaves no rest (https://github.com/protobuf-net/protobuf-net/blob/main/src/Tools/bcl.proto).
/// </summary>
/// <param name="Value">The number of units, -1 or 1 with <see cref="MinMax"/>.</param>
/// <param name="Scale">The unit.</param>
/// <param name="Kind">A DateTimeKind.</param>
internal readonly record struct BclTicks(long Value, int Scale, int Kind)
{
    /// <summary>The scale of the smallest and the largest value of a type.</summary>
    public const int MinMax = 15;

    private static readonly JsonFields Fields = new("bcl.DateTime", ["value", "scale", "kind"]);

    private static readonly EnumNames Scales = new(
        "bcl.TimeSpanScale",
        [("DAYS", 0), ("HOURS", 1), ("MINUTES", 2), ("SECONDS", 3), ("MILLISECONDS", 4), ("TICKS", 5), ("MINMAX", MinMax)]);

    private static readonly EnumNames Kinds = new("bcl.DateTimeKind", [("UNSPECIFIED", 0), ("UTC", 1), ("LOCAL", 2)]);

    private static readonly long[] Units =
    [
        TimeSpan.TicksPerDay, TimeSpan.TicksPerHour, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMillisecond, 1,
    ];

    /// <summary>Ticks in their largest unit.</summary>
    public static VarintMessage Encode(long ticks)
    {
        var scale = Array.FindIndex(Units, unit => ticks % unit == 0);
        return Encode(ticks / Units[scale], scale);
    }

    /// <summary>The smallest value of a type, or the largest.</summary>
    public static VarintMessage EncodeLimit(bool isLargest) => Encode(isLargest ? 1 : -1, MinMax);

    public static BclTicks Read(ref ProtoReader reader)
    {
        var message = VarintMessage.Read(ref reader);
        return new BclTicks(ZigZag.Decode(message.First), (int)message.Second, (int)message.Third);
    }

    /// <summary>The ticks, or null when the type has no such value.</summary>
    public long? TryGetTicks(long smallest, long largest)
    {
        if (Scale == MinMax)
        {
            return Value switch { -1 => smallest, 1 => largest, _ => null };
        }

        if ((uint)Scale >= (uint)Units.Length)
        {
            return null;
        }

        var ticks = (Int128)Value * Units[Scale];
        return ticks >= smallest && ticks <= largest ? (long)ticks : null;
    }

    public static void WriteJson(ref JsonWriter writer, VarintMessage encoded)
    {
        writer.BeginMessage();
        if (ZigZag.Decode(encoded.First) is not 0 and var value)
        {
            writer.WriteName(",\"value\":"u8);
            writer.WriteQuoted(value);
        }

        if (encoded.Second != 0)
        {
            writer.WriteName(",\"scale\":"u8);
            writer.WriteRaw(Scales.Find((long)encoded.Second));
        }

        writer.EndMessage();
    }

    public static BclTicks ReadJson(ref JsonReader reader)
    {
        var (value, scale, kind) = (0L, 0, 0);
        var fields = reader.BeginMessage(Fields);
        while (reader.NextField(ref fields) is >= 0 and var field)
        {
            switch (field)
            {
                case 0:
                    value = reader.ReadSigned(sizeof(long));
                    break;
                case 1:
                    scale = reader.ReadEnum(Scales);
                    break;
                default:
                    kind = reader.ReadEnum(Kinds);
                    break;
            }
        }

        return new BclTicks(value, scale, kind);
    }

    private static VarintMessage Encode(long value, int scale) => new(ZigZag.Encode(value), (ulong)scale);
}
