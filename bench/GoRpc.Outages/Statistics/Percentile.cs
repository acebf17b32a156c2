namespace GoRpc.Outages.Statistics;

internal static class Percentile
{
    /// <summary>The value that a share of the values does not exceed, by the nearest rank; null without values.</summary>
    /// <param name="values">In any order.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double? Of(IEnumerable<double> values, double share)
    {
        var sorted = values.ToArray();
        if (sorted.Length == 0)
        {
            return null;
        }

        Array.Sort(sorted);
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
