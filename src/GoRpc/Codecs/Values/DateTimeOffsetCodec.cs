using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A DateTimeOffset as a Timestamp: the same instant arrives, with offset zero.</summary>
internal readonly struct DateTimeOffsetCodec : IValueCodec<DateTimeOffset>
{
    public WireType WireType => WireType.Length;

    public DateTimeOffset Zero => default;

    public bool IsZero(DateTimeOffset value) => value.UtcTicks == 0;

    public int Measure(DateTimeOffset value, SizeTrail trail) => Instant.FromTicks(value.UtcTicks).Measure();

    public void Write(ref ProtoWriter writer, DateTimeOffset value) => Instant.FromTicks(value.UtcTicks).Write(ref writer);

    public DateTimeOffset Read(ref ProtoReader reader) => new(Instant.ReadTicks(ref reader), TimeSpan.Zero);
}
