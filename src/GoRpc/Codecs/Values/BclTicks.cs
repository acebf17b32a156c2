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

    private static VarintMessage Encode(long value, int scale) => new(ZigZag.Encode(value), (ulong)scale);
}
