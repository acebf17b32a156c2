using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>
/// A TimeSpan as google.protobuf.Duration, <c>int64 seconds = 1; int32 nanos = 2</c> of one sign. TimeSpan reaches 29,000 years and
/// Duration promises 10,000; all of them are sent and read, for a value sent is the value received.
/// </summary>
internal readonly struct TimeSpanCodec : IValueCodec<TimeSpan>
{
    public WireType WireType => WireType.Length;

    public TimeSpan Zero => default;

    public bool IsZero(TimeSpan value) => value == default;

    public int Measure(TimeSpan value, SizeTrail trail) => Split(value).Measure();

    public void Write(ref ProtoWriter writer, TimeSpan value) => Split(value).Write(ref writer);

    public TimeSpan Read(ref ProtoReader reader)
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

    private static VarintMessage Split(TimeSpan value)
    {
        var (seconds, rest) = Math.DivRem(value.Ticks, TimeSpan.TicksPerSecond);
        return new VarintMessage((ulong)seconds, (ulong)(rest * TimeSpan.NanosecondsPerTick));
    }
}
