using System.Globalization;

namespace GoRpc.Client.Transport.Direct;

/// <summary>The header that tells a service how much time a call has left: one number of at most eight digits and its unit.</summary>
/// <remarks>Rounded down, so that a service never counts on time that the caller does not have.</remarks>
internal sealed class TimeoutHeader
{
    public const string Name = "grpc-timeout";

    private const long MostDigits = 99_999_999;

    private readonly long _milliseconds;
    private readonly string _text;

    private TimeoutHeader(long milliseconds) => (_milliseconds, _text) = (milliseconds, Text(milliseconds));

    /// <summary>The value for a time left.</summary>
    /// <param name="left">More than zero.</param>
    /// <param name="last">The value before: calls with the same deadline have the same one, to the millisecond, and share its text.</param>
    public static string Of(TimeSpan left, ref TimeoutHeader? last)
    {
        var milliseconds = (long)left.TotalMilliseconds;
        var value = Volatile.Read(ref last);
        if (value is null || value._milliseconds != milliseconds)
        {
            Volatile.Write(ref last, value = new TimeoutHeader(milliseconds));
        }

        return value._text;
    }

    private static string Text(long milliseconds) => milliseconds switch
    {
        // Less than a millisecond is still some time; a service would take zero for none.
        0 => "1u",
        <= MostDigits => Text(milliseconds, 'm'),
        <= MostDigits * 1000 => Text(milliseconds / 1000, 'S'),
        _ => Text(Math.Min(milliseconds / 3_600_000, MostDigits), 'H'),
    };

    private static string Text(long value, char unit) => string.Create(CultureInfo.InvariantCulture, $"{value}{unit}");
}
