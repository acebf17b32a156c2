using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>
/// A TimeSpan as google.protobuf.Duration, <c>int64 seconds = 1; int32 nanos = 2</c> of one sign. TimeSpan reaches 29,000 years and
/// Duration promises 10,000; all of them are sent and read, for a value sent is the value received.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanCodec : IValueCodec<TimeSpan>
{
    WireType IValueCodec<TimeSpan>.WireType => WireType.Length;

    bool IValueCodec<TimeSpan>.IsMessage => true;

    TimeSpan IValueCodec<TimeSpan>.Zero => default;

    bool IValueCodec<TimeSpan>.IsZero(TimeSpan value) => value == default;

    int IValueCodec<TimeSpan>.Measure(TimeSpan value, SizeTrail trail) => Split(value).Measure();

    void IValueCodec<TimeSpan>.Write(ref ProtoWriter writer, uint tag, TimeSpan value) => Split(value).Write(ref writer, tag);

    TimeSpan IValueCodec<TimeSpan>.Read(ref ProtoReader reader)
    {
        var message = VarintMessage.Read(ref reader);
        var (seconds, nanos) = ((long)message.First, (int)message.Second);
        var ticks = ((Int128)seconds * TimeSpan.TicksPerSecond) + (nanos / TimeSpan.NanosecondsPerTick);
        var isNormalised = nanos is >= -999_999_999 and <= 999_999_999 && (seconds == 0 || nanos == 0 || seconds < 0 == nanos < 0);
        if (!isNormalised || ticks < long.MinValue || ticks > long.MaxValue)
        {
            reader.Fail($"a duration of {seconds} s and {nanos} ns is longer than a TimeSpan or not normalised");
        }

        return new TimeSpan((long)ticks);
    }

    void IValueCodec<TimeSpan>.WriteJson(ref JsonWriter writer, TimeSpan value) =>
        writer.EndText(DurationText.Format(value.Ticks, writer.BeginText(DurationText.MaxLength)));

    TimeSpan IValueCodec<TimeSpan>.ReadJson(ref JsonReader reader)
    {
        if (!reader.TryReadUtf8(out var text) || !DurationText.TryParse(text, out var ticks))
        {
            reader.FailExpecting("a number of seconds such as 1.5s, not longer than a TimeSpan");
            return default;
        }

        return new TimeSpan(ticks);
    }

    private static VarintMessage Split(TimeSpan value)
    {
        var (seconds, rest) = Math.DivRem(value.Ticks, TimeSpan.TicksPerSecond);
        return new VarintMessage((ulong)seconds, (ulong)(rest * TimeSpan.NanosecondsPerTick));
    }
}
