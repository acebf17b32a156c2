using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A DateTime as a Timestamp: Local is converted to UTC, Unspecified is taken as UTC, and what arrives is UTC.</summary>
internal readonly struct DateTimeCodec : IValueCodec<DateTime>
{
    public WireType WireType => WireType.Length;

    public DateTime Zero => new(0, DateTimeKind.Utc);

    public bool IsZero(DateTime value) => TicksOf(value) == 0;

    public int Measure(DateTime value, SizeTrail trail) => Instant.FromTicks(TicksOf(value)).Measure();

    public void Write(ref ProtoWriter writer, DateTime value) => Instant.FromTicks(TicksOf(value)).Write(ref writer);

    public DateTime Read(ref ProtoReader reader) => new(Instant.ReadTicks(ref reader), DateTimeKind.Utc);

    private static long TicksOf(DateTime value) => value.Kind is DateTimeKind.Local ? value.ToUniversalTime().Ticks : value.Ticks;
}
