using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>
/// Ticks of UTC as google.protobuf.Timestamp, <c>int64 seconds = 1; int32 nanos = 2</c>: seconds since 1970 that may be negative,
/// nanos that never are (https://protobuf.dev/reference/protobuf/google.protobuf/#timestamp).
/// </summary>
internal static class Instant
{
    private const long FirstSecond = -62_135_596_800; // 0001-01-01T00:00:00Z
    private const long LastSecond = 253_402_300_799; // 9999-12-31T23:59:59Z

    public static VarintMessage FromTicks(long ticks)
    {
        // Ticks count from year 1 and are never negative, so the division rounds down as protobuf wants it.
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        return new VarintMessage((ulong)(seconds + FirstSecond), (ulong)rest * TimeSpan.NanosecondsPerTick);
    }

    /// <summary>Reads ticks; what is shorter than a tick is cut off.</summary>
    public static long ReadTicks(ref ProtoReader reader)
    {
        var message = VarintMessage.Read(ref reader);
        var (seconds, nanos) = ((long)message.First, (int)message.Second);
        if (seconds is < FirstSecond or > LastSecond || nanos is < 0 or > 999_999_999)
        {
            reader.Fail($"a timestamp of {seconds} s and {nanos} ns is outside the years 1 to 9999 or not normalised");
        }

        return ((seconds - FirstSecond) * TimeSpan.TicksPerSecond) + (nanos / TimeSpan.NanosecondsPerTick);
    }

    /// <summary>Writes ticks as the text that JSON has for a Timestamp.</summary>
    public static void WriteJson(ref JsonWriter writer, long ticks) => writer.EndText(Rfc3339.Format(ticks, writer.BeginText(Rfc3339.MaxLength)));

    /// <summary>Reads ticks from JSON; what is shorter than a tick is cut off.</summary>
    public static long ReadJson(ref JsonReader reader)
    {
        if (!reader.TryReadUtf8(out var text) || !Rfc3339.TryParse(text, out var ticks))
        {
            reader.FailExpecting("an instant of the years 1 to 9999 such as 2026-11-23T20:15:30.5Z");
            return 0;
        }

        return ticks;
    }
}
