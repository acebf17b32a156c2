using GoRpc.Outages.Load;

namespace GoRpc.Outages.Statistics;

/// <summary>When goodput is back.</summary>
internal static class Recovery
{
    private const double EnoughShare = 0.95;

    // Goodput is judged over this time, from every so many seconds on.
    private const double WindowSeconds = 1;
    private const double StepSeconds = 0.1;

    /// <summary>
    /// Seconds from a moment until the first second whose goodput is at least 95 % of that before the fault; null when there is none, or when there
    /// was no goodput before.
    /// </summary>
    /// <param name="calls">The calls, in any order.</param>
    /// <param name="before">The time that goodput is compared with.</param>
    /// <param name="from">The moment.</param>
    /// <param name="end">Where the calls end.</param>
    public static double? SecondsOf(IEnumerable<CallRecord> calls, (double From, double To) before, double from, double end)
    {
        var good = calls.Where(call => call.IsOk).Select(call => call.Start).Order().ToArray();
        var needed = EnoughShare * Between(before.From, before.To) / (before.To - before.From) * WindowSeconds;
        if (needed <= 0)
        {
            return null;
        }

        for (var step = 0; from + (step * StepSeconds) + WindowSeconds <= end + 1e-9; step++)
        {
            var start = from + (step * StepSeconds);
            if (Between(start, start + WindowSeconds) >= needed)
            {
                return step * StepSeconds;
            }
        }

        return null;

        int Between(double start, double stop) => FirstAtOrAfter(stop) - FirstAtOrAfter(start);

        int FirstAtOrAfter(double moment)
        {
            var index = Array.BinarySearch(good, moment);
            if (index < 0)
            {
                return ~index;
            }

            while (index > 0 && good[index - 1] >= moment)
            {
                index--;
            }

            return index;
        }
    }
}
