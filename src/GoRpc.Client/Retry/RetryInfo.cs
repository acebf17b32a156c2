namespace GoRpc.Client.Retry;

/// <summary>Finds the delay of a google.rpc.RetryInfo among the details of a google.rpc.Status.</summary>
internal static class RetryInfo
{
    private const int StatusDetails = 3;
    private const int AnyTypeUrl = 1;
    private const int AnyValue = 2;
    private const int RetryDelay = 1;
    private const int DurationSeconds = 1;
    private const int DurationNanos = 2;

    // google/protobuf/duration.proto: about 10,000 years, which a TimeSpan can hold.
    private const long MaxSeconds = 315_576_000_000;

    /// <summary>The delay; null when there is none, when it is negative, and when the bytes are no google.rpc.Status.</summary>
    public static TimeSpan? Read(ReadOnlySpan<byte> status)
    {
        var details = new ProtoFields(status);
        while (details.MoveNext())
        {
            if (details.Number == StatusDetails && ReadAny(details.Bytes) is { } delay)
            {
                return delay;
            }
        }

        return null;
    }

    private static TimeSpan? ReadAny(ReadOnlySpan<byte> any)
    {
        var isRetryInfo = false;
        ReadOnlySpan<byte> value = default;
        var fields = new ProtoFields(any);
        while (fields.MoveNext())
        {
            if (fields.Number == AnyTypeUrl)
            {
                isRetryInfo = fields.Bytes.EndsWith("/google.rpc.RetryInfo"u8);
            }
            else if (fields.Number == AnyValue)
            {
                value = fields.Bytes;
            }
        }

        var info = new ProtoFields(isRetryInfo ? value : default);
        return info.MoveNext() && info.Number == RetryDelay ? ReadDuration(info.Bytes) : null;
    }

    private static TimeSpan? ReadDuration(ReadOnlySpan<byte> duration)
    {
        var (seconds, nanos) = (0L, 0L);
        var fields = new ProtoFields(duration);
        while (fields.MoveNext())
        {
            if (fields.Number == DurationSeconds)
            {
                seconds = fields.Varint;
            }
            else if (fields.Number == DurationNanos)
            {
                nanos = fields.Varint;
            }
        }

        return seconds is >= 0 and <= MaxSeconds && nanos is >= 0 and < 1_000_000_000
            ? TimeSpan.FromSeconds(seconds) + TimeSpan.FromTicks(nanos / TimeSpan.NanosecondsPerTick)
            : null;
    }
}
