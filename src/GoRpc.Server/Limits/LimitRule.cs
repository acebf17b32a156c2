using System.Globalization;

namespace GoRpc.Server.Limits;

/// <summary>What a limit says, wherever it was written.</summary>
/// <param name="Kind">How calls are counted.</param>
/// <param name="Permits">The most calls.</param>
/// <param name="Window">The time they are counted in; zero for calls at once.</param>
/// <param name="By">Whose calls are counted together.</param>
/// <param name="Key">What callers are told apart by; null for their identity.</param>
/// <param name="Burst">The most tokens of a bucket; zero for as many as permits.</param>
/// <param name="Queue">How many calls may wait.</param>
/// <param name="HoldForStreams">Whether response streams keep their permit.</param>
internal sealed record LimitRule(LimitKind Kind, int Permits, TimeSpan Window, LimitBy By, string? Key, int Burst, int Queue, bool HoldForStreams)
{
    /// <summary>Whether a call holds its permit for a while, and so has to give it back.</summary>
    public bool IsHeld => Kind == LimitKind.Concurrency;

    /// <summary>What callers read of it.</summary>
    public string Text { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{Permits} {(Permits == 1 ? "call" : "calls")} {(Kind == LimitKind.Concurrency ? "at once" : $"in {Window:c}")}");

    /// <summary>Reads an attribute. A window that is no time becomes a negative one, which the checks report.</summary>
    public static LimitRule Of(LimitAttribute limit) => new(
        limit.Kind,
        limit.Permits,
        limit.Window is not { } text ? TimeSpan.Zero
            // A text without a colon, such as "2", is a number of days.
            : text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var window) ? window
            : TimeSpan.MinValue,
        limit.By,
        limit.Key,
        limit.Burst,
        limit.Queue,
        limit.HoldForStreams);

    public static LimitRule Of(LimitOptions limit) => new(
        limit.Kind ?? (limit.Window is null ? LimitKind.Concurrency : LimitKind.TokenBucket),
        limit.Permits,
        limit.Window ?? TimeSpan.Zero,
        limit.By ?? (limit.Key is null ? LimitBy.Host : LimitBy.Caller),
        limit.Key,
        limit.Burst,
        limit.Queue,
        limit.HoldForStreams);
}
