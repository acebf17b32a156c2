using System.ComponentModel.DataAnnotations;
using GoRpc.Settings;

namespace GoRpc;

/// <summary>
/// How often and after which waits a call is sent again. Which calls may be sent again is not an option: methods that the contract
/// calls idempotent, and calls that provably were not executed.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>How often a call is sent at most, the first time included; 1 means never again.</summary>
    /// <value>The default is 3; from 1 to 100.</value>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The wait before the second attempt; it doubles for each attempt after that.</summary>
    /// <value>The default is 100 milliseconds; from 0 to 1 hour.</value>
    /// <remarks>A server that says when to come back (pushback) is obeyed to the millisecond, without backoff and jitter.</remarks>
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two attempts.</summary>
    /// <value>The default is 5 seconds; from 0 to 1 hour.</value>
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The share of each wait that is random, so that callers who failed together do not come back together: with 0.5 a wait is
    /// between half of its length and all of it, with 1 it is anything from nothing to all, with 0 nothing is random.
    /// </summary>
    /// <value>The default is 0.5; from 0 to 1.</value>
    [Range(0.0, 1.0)]
    public double Jitter { get; set; } = 0.5;
}
