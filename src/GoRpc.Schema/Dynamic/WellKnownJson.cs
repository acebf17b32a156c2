using System.Globalization;
using System.Text.Json.Nodes;

namespace GoRpc.Schema.Dynamic;

/// <summary>google.protobuf.Timestamp and Duration, which JSON has as text.</summary>
internal static class WellKnownJson
{
    public const string Timestamp = "google.protobuf.Timestamp";
    public const string Duration = "google.protobuf.Duration";

    // The ranges of timestamp.proto and duration.proto.
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;
    private const long MostSeconds = 315_576_000_000;

    /// <summary>The text of seconds and nanoseconds.</summary>
    public static JsonNode Read(string name, ReadOnlySpan<byte> content)
    {
        long seconds = 0;
        var nanos = 0;
        var input = new WireInput(content);
        while (!input.IsAtEnd)
        {
            var (number, form) = input.Tag();
            switch (number, form)
            {
                case (1, WireForm.Varint):
                    seconds = (long)input.Varint();
                    break;
                case (2, WireForm.Varint):
                    nanos = (int)input.Varint();
                    break;
                default:
                    input.Skip(number, form);
                    break;
            }
        }

        return name == Timestamp ? TimestampText(seconds, nanos) : DurationText(seconds, nanos);
    }

    /// <summary>The seconds and nanoseconds of a text.</summary>
    public static byte[] Write(string name, JsonNode node, string path)
    {
        if (node is not JsonValue value || !value.TryGetValue(out string? text) || (name == Timestamp ? ParseTimestamp(text) : ParseDuration(text)) is not { } parsed)
        {
            throw new DynamicMessageException(
                path, $"expected {(name == Timestamp ? "a time such as \"2026-01-31T12:00:00Z\"" : "a time span such as \"1.5s\"")}, found {node.ToJsonString()}.");
        }

        var output = new WireOutput();
        if (parsed.Seconds != 0)
        {
            output.Tag(1, WireForm.Varint);
            output.Varint((ulong)parsed.Seconds);
        }

        if (parsed.Nanos != 0)
        {
            output.Tag(2, WireForm.Varint);
            output.Varint((ulong)(long)parsed.Nanos);
        }

        return output.ToArray();
    }

    private static string TimestampText(long seconds, int nanos)
    {
        if (seconds is < FirstSecond or > LastSecond || nanos is < 0 or > 999_999_999)
        {
            throw new InvalidDataException($"{seconds} s and {nanos} ns are no Timestamp.");
        }

        return DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + Fraction(nanos) + "Z";
    }

    private static string DurationText(long seconds, int nanos)
    {
        if (Math.Abs(seconds) > MostSeconds || Math.Abs((long)nanos) > 999_999_999 || (seconds != 0 && nanos != 0 && seconds < 0 != nanos < 0))
        {
            throw new InvalidDataException($"{seconds} s and {nanos} ns are no Duration.");
        }

        var sign = seconds < 0 || nanos < 0 ? "-" : "";
        return $"{sign}{Math.Abs(seconds).ToString(CultureInfo.InvariantCulture)}{Fraction(Math.Abs(nanos))}s";
    }

    // None, three, six or nine digits.
    private static string Fraction(int nanos) =>
        nanos == 0 ? ""
        : nanos % 1_000_000 == 0 ? "." + (nanos / 1_000_000).ToString("d3", CultureInfo.InvariantCulture)
        : nanos % 1_000 == 0 ? "." + (nanos / 1_000).ToString("d6", CultureInfo.InvariantCulture)
        : "." + nanos.ToString("d9", CultureInfo.InvariantCulture);

    private static (long Seconds, int Nanos)? ParseTimestamp(string text)
    {
        // DateTimeOffset has seven digits of a second and Timestamp nine, so the fraction is read apart.
        var (whole, nanos) = SplitFraction(text, text.IndexOfAny(['Z', '+', '-'], Math.Min(text.Length, 19)));
        return nanos is { } fraction && DateTimeOffset.TryParseExact(
            whole, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time.ToUnixTimeSeconds(), fraction)
            : null;
    }

    private static (long Seconds, int Nanos)? ParseDuration(string text)
    {
        if (!text.EndsWith('s'))
        {
            return null;
        }

        var isNegative = text.StartsWith('-');
        var (whole, nanos) = SplitFraction(text[(isNegative ? 1 : 0)..], text.Length - 1 - (isNegative ? 1 : 0));
        return nanos is { } fraction && long.TryParse(whole.AsSpan(0, whole.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MostSeconds
            ? isNegative ? (-seconds, -fraction) : (seconds, fraction)
            : null;
    }

    private static (string Whole, int? Nanos) SplitFraction(string text, int end)
    {
        var dot = text.IndexOf('.');
        if (dot < 0 || end <= dot)
        {
            return (text, 0);
        }

        var digits = text[(dot + 1)..end];
        return digits.Length is >= 1 and <= 9 && digits.All(char.IsAsciiDigit)
            ? (text[..dot] + text[end..], int.Parse(digits.PadRight(9, '0'), CultureInfo.InvariantCulture))
            : (text, null);
    }
}
