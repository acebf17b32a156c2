using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A DateTime as a Timestamp: Local is converted to UTC, Unspecified is taken as UTC, and what arrives is UTC.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeCodec : IValueCodec<DateTime>
{
    WireType IValueCodec<DateTime>.WireType => WireType.Length;

    bool IValueCodec<DateTime>.IsMessage => true;

    DateTime IValueCodec<DateTime>.Zero => new(0, DateTimeKind.Utc);

    bool IValueCodec<DateTime>.IsZero(DateTime value) => TicksOf(value) == 0;

    int IValueCodec<DateTime>.Measure(DateTime value, SizeTrail trail) => Instant.FromTicks(TicksOf(value)).Measure();

    void IValueCodec<DateTime>.Write(ref ProtoWriter writer, uint tag, DateTime value) => Instant.FromTicks(TicksOf(value)).Write(ref writer, tag);

    DateTime IValueCodec<DateTime>.Read(ref ProtoReader reader) => new(Instant.ReadTicks(ref reader), DateTimeKind.Utc);

    void IValueCodec<DateTime>.WriteJson(ref JsonWriter writer, DateTime value) => Instant.WriteJson(ref writer, TicksOf(value));

    DateTime IValueCodec<DateTime>.ReadJson(ref JsonReader reader) => new(Instant.ReadJson(ref reader), DateTimeKind.Utc);

    private static long TicksOf(DateTime value) => value.Kind is DateTimeKind.Local ? value.ToUniversalTime().Ticks : value.Ticks;
}
