using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A DateTimeOffset as a Timestamp: the same instant arrives, with offset zero.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetCodec : IValueCodec<DateTimeOffset>
{
    WireType IValueCodec<DateTimeOffset>.WireType => WireType.Length;

    bool IValueCodec<DateTimeOffset>.IsMessage => true;

    DateTimeOffset IValueCodec<DateTimeOffset>.Zero => default;

    bool IValueCodec<DateTimeOffset>.IsZero(DateTimeOffset value) => value.UtcTicks == 0;

    int IValueCodec<DateTimeOffset>.Measure(DateTimeOffset value, SizeTrail trail) => Instant.FromTicks(value.UtcTicks).Measure();

    void IValueCodec<DateTimeOffset>.Write(ref ProtoWriter writer, uint tag, DateTimeOffset value) => Instant.FromTicks(value.UtcTicks).Write(ref writer, tag);

    DateTimeOffset IValueCodec<DateTimeOffset>.Read(ref ProtoReader reader) => new(Instant.ReadTicks(ref reader), TimeSpan.Zero);

    void IValueCodec<DateTimeOffset>.WriteJson(ref JsonWriter writer, DateTimeOffset value) => Instant.WriteJson(ref writer, value.UtcTicks);

    DateTimeOffset IValueCodec<DateTimeOffset>.ReadJson(ref JsonReader reader) => new(Instant.ReadJson(ref reader), TimeSpan.Zero);
}
