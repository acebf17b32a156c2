namespace GoRpc.Bench.Measuring;

/// <summary>
/// A median with its 95 % confidence interval, from order statistics: it assumes nothing about how the values are spread,
/// which on a busy machine nobody knows.
/// </summary>
/// <param name="Median">The median.</param>
/// <param name="Interval">The interval; null for fewer than six values, which can't tell that much.</param>
internal sealed record Estimate(double Median, (double Low, double High)? Interval)
{
    private const double Confidence = 0.95;

    /// <summary>Estimates the median of what the values were drawn from.</summary>
    /// <param name="values">At least one.</param>
    public static Estimate Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Estimate(median, OutsideRanks(sorted.Length) is { } outside ? (sorted[outside], sorted[^(outside + 1)]) : null);
    }

    /// <summary>Estimates the ratio of two stacks from the rounds in which they ran one after the other.</summary>
    public static Estimate OfRatios(IEnumerable<double> values, IEnumerable<double> baseline) =>
        Of(values.Zip(baseline, (value, other) => value / other));

    // How many values may be left out at either end. The median of the source lies below the k-th lowest value when fewer than
    // k values fell below it: the tail of a binomial distribution with probability 1/2.
    private static int? OutsideRanks(int count)
    {
        var coefficient = 1.0;
        var tail = 0.0;
        int? outside = null;
        for (var below = 0; below < count / 2; below++)
        {
            tail += coefficient;
            if (1 - (2 * tail / Math.Pow(2, count)) < Confidence)
            {
                break;
            }

            outside = below;
            coefficient *= (double)(count - below) / (below + 1);
        }

        return outside;
    }
}
