using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A TimeSpan as protobuf-net writes it at level 200.</summary>
internal readonly struct BclTimeSpanCodec : IValueCodec<TimeSpan>
{
    public WireType WireType => WireType.Length;

    public TimeSpan Zero => default;

    public bool IsZero(TimeSpan value) => value == default;

    public int Measure(TimeSpan value, SizeTrail trail) => Encode(value).Measure();

    public void Write(ref ProtoWriter writer, TimeSpan value) => Encode(value).Write(ref writer);

    public TimeSpan Read(ref ProtoReader reader)
    {
        var encoded = BclTicks.Read(ref reader);
        if (encoded.TryGetTicks(long.MinValue, long.MaxValue) is not { } ticks)
        {
            reader.Fail($"{encoded} is not a TimeSpan");
            return default;
        }

        return new TimeSpan(ticks);
    }

    private static VarintMessage Encode(TimeSpan value) => value == TimeSpan.MinValue || value == TimeSpan.MaxValue
        ? BclTicks.EncodeLimit(value == TimeSpan.MaxValue)
        : BclTicks.Encode(value.Ticks);
}
