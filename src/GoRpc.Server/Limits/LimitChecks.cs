namespace GoRpc.Server.Limits;

/// <summary>What limits may say, wherever they are written.</summary>
internal static class LimitChecks
{
    private const int MostQueued = 1_000_000;

    // Timers and clients end a little above it.
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(24);

    /// <summary>The first mistake of a limit, or null.</summary>
    public static LimitMistake? FindMistake(LimitRule rule, LimitKeys keys) =>
        rule.Permits < 1 ? new("Permits", $"lets {rule.Permits} calls through", "A limit lets at least one call through", "[Limit(100, \"00:00:01\")] for 100 calls a second", "Permits: 100")
        : !Enum.IsDefined(rule.Kind) ? new("Kind", $"is of the kind '{rule.Kind}'", $"A kind is one of {Names<LimitKind>()}", "[Limit(100, \"00:00:01\", Kind = LimitKind.SlidingWindow)]", "Kind: SlidingWindow")
        : !Enum.IsDefined(rule.By) ? new("By", $"counts by '{rule.By}'", $"Calls are counted by one of {Names<LimitBy>()}", "[Limit(100, \"00:00:01\", By = LimitBy.Peer)]", "By: Peer")
        : FindMistakeOfWindow(rule) ?? FindMistakeOfKind(rule) ?? FindMistakeOfKey(rule, keys);

    private static LimitMistake? FindMistakeOfWindow(LimitRule rule) =>
        rule.IsHeld
            ? rule.Window == TimeSpan.Zero
                ? null
                : new("Window", "counts calls at once and has a window", "Calls at once have no window; calls in a window are counted by another kind", "[Limit(10)] for ten at once, or [Limit(100, \"00:00:01\")]", "no Window, or Kind: TokenBucket")
            : rule.Window > TimeSpan.Zero && rule.Window <= LongestWindow
                ? null
                : new(
                    "Window",
                    rule.Window == TimeSpan.Zero ? $"is a {rule.Kind} without a window" : "has a window that is no time",
                    $"A window is a time as hours:minutes:seconds, more than zero and at most {LongestWindow.Days} days",
                    "[Limit(100, \"00:00:01\")] for 100 calls a second",
                    "Window: 00:00:01");

    private static LimitMistake? FindMistakeOfKind(LimitRule rule) =>
        rule.Burst < 0 || (rule.Burst > 0 && rule.Kind != LimitKind.TokenBucket)
            ? new("Burst", rule.Burst < 0 ? $"has the burst {rule.Burst}" : $"is a {rule.Kind} with a burst", "Only a token bucket has a burst, the most calls that it gives at once", "[Limit(100, \"00:00:01\", Burst = 200)]", "Burst: 200 with Kind: TokenBucket")
        : rule.Queue is < 0 or > MostQueued || (rule.Queue > 0 && !rule.IsHeld)
            ? new("Queue", rule.Queue > 0 && !rule.IsHeld ? $"is a {rule.Kind} with a queue" : $"has the queue {rule.Queue}", $"Only a limit of calls at once has a queue, of at most {MostQueued}", "[Limit(10, Queue = 20)]", "Queue: 20 with Kind: Concurrency")
        : rule.HoldForStreams && !rule.IsHeld
            ? new("HoldForStreams", $"is a {rule.Kind} whose permits streams hold", "Only a limit of calls at once has permits to hold", "[Limit(10, HoldForStreams = true)]", "HoldForStreams: false")
        : null;

    private static LimitMistake? FindMistakeOfKey(LimitRule rule, LimitKeys keys) =>
        rule.Key is not { } key ? null
        : rule.By != LimitBy.Caller
            ? new("Key", $"has the key '{key}' and counts by {rule.By}", "A key tells callers apart", $"[Limit(100, \"00:00:01\", Key = \"{key}\")] without By", "By: Caller")
        : keys.Contains(key) ? null
        : new(
            "Key",
            $"has the key '{key}', which nobody has registered",
            $"A key is '{LimitKeys.ClaimPrefix}<type>', '{LimitKeys.HeaderPrefix}<name>', or one of AddLimitKey ({(keys.Names.Any() ? string.Join(", ", keys.Names) : "there is none")})",
            "[Limit(100, \"00:00:01\", Key = \"claim:tenant\")], or register it: AddGoRpc().AddLimitKey(\"tenant\", …)",
            "Key: claim:tenant");

    private static string Names<TEnum>()
        where TEnum : struct, Enum => string.Join(", ", Enum.GetNames<TEnum>());
}
