using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A TimeSpan as protobuf-net writes it at level 200.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BclTimeSpanCodec : IValueCodec<TimeSpan>
{
    WireType IValueCodec<TimeSpan>.WireType => WireType.Length;

    bool IValueCodec<TimeSpan>.IsMessage => true;

    TimeSpan IValueCodec<TimeSpan>.Zero => default;

    bool IValueCodec<TimeSpan>.IsZero(TimeSpan value) => value == default;

    int IValueCodec<TimeSpan>.Measure(TimeSpan value, SizeTrail trail) => Encode(value).Measure();

    void IValueCodec<TimeSpan>.Write(ref ProtoWriter writer, uint tag, TimeSpan value) => Encode(value).Write(ref writer, tag);

    TimeSpan IValueCodec<TimeSpan>.Read(ref ProtoReader reader)
    {
        var encoded = BclTicks.Read(ref reader);
        if (encoded.TryGetTicks(long.MinValue, long.MaxValue) is not { } ticks)
        {
            reader.Fail($"{encoded} is not a TimeSpan");
            return default;
        }

        return new TimeSpan(ticks);
    }

    void IValueCodec<TimeSpan>.WriteJson(ref JsonWriter writer, TimeSpan value) => BclTicks.WriteJson(ref writer, Encode(value));

    TimeSpan IValueCodec<TimeSpan>.ReadJson(ref JsonReader reader)
    {
        var encoded = BclTicks.ReadJson(ref reader);
        if (encoded.TryGetTicks(long.MinValue, long.MaxValue) is not { } ticks)
        {
            reader.Fail($"is {encoded}, which is not a TimeSpan");
            return default;
        }

        return new TimeSpan(ticks);
    }

    private static VarintMessage Encode(TimeSpan value) => value == TimeSpan.MinValue || value == TimeSpan.MaxValue
        ? BclTicks.EncodeLimit(value == TimeSpan.MaxValue)
        : BclTicks.Encode(value.Ticks);
}
