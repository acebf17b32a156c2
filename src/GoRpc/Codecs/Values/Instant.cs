using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>
/// Ticks of UTC as google.protobuf.Timestamp: seconds since 1970 that may be negative, nanos that never are
/// (https://protobuf.dev/reference/protobuf/google.protobuf/#timestamp).
/// </summary>
internal static class Instant
{
    private const long FirstSecond = -62_135_596_800; // 0001-01-01T00:00:00Z
    private const long LastSecond = 253_402_300_799; // 9999-12-31T23:59:59Z

    public static SecondsAndNanos FromTicks(long ticks)
    {
        // Ticks count from year 1 and are never negative, so the division rounds down as protobuf wants it.
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        return new SecondsAndNanos(seconds + FirstSecond, (int)rest * SecondsAndNanos.NanosPerTick);
    }

    /// <summary>Reads ticks; what is shorter than a tick is cut off.</summary>
    public static long ReadTicks(ref ProtoReader reader)
    {
        var (seconds, nanos) = SecondsAndNanos.Read(ref reader);
        if (seconds is < FirstSecond or > LastSecond || nanos is < 0 or >= SecondsAndNanos.NanosPerSecond)
        {
            reader.Fail($"a timestamp of {seconds} s and {nanos} ns is outside the years 1 to 9999 or not normalised");
        }

        return ((seconds - FirstSecond) * TimeSpan.TicksPerSecond) + (nanos / SecondsAndNanos.NanosPerTick);
    }
}
