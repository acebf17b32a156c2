using System.ComponentModel.DataAnnotations;
using GoRpc.Settings;

namespace GoRpc;

/// <summary>
/// How many retries all calls of one client may add together, so that retries can't turn an outage into an overload.
/// A call that finds the budget spent fails with its last error instead of being sent again.
/// </summary>
public sealed class RetryBudgetOptions
{
    /// <summary>Retries allowed per call of the last <see cref="Window"/>: with 0.2 one for every five calls.</summary>
    /// <value>The default is 0.2; from 0 to 10.</value>
    [Range(0.0, 10.0)]
    public double Ratio { get; set; } = 0.2;

    /// <summary>Retries per second that are allowed on top, so that a client with few calls can retry at all.</summary>
    /// <value>The default is 10; from 0 to 1,000,000.</value>
    [Range(0, 1_000_000)]
    public int PerSecond { get; set; } = 10;

    /// <summary>The time over which calls and retries are counted.</summary>
    /// <value>The default is 10 seconds; from 1 second to 10 minutes.</value>
    [TimeRange("00:00:01", "00:10:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(10);
}
