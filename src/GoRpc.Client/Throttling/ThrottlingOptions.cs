using System.ComponentModel.DataAnnotations;
using GoRpc.Settings;

namespace GoRpc;

/// <summary>
/// How a client holds calls back when its target refuses or fails most of them: a part of them, at random, fails at once and without an attempt, so that
/// what is overloaded is not kept so by being asked.
/// </summary>
/// <remarks>
/// Refused are UNAVAILABLE, RESOURCE_EXHAUSTED and DEADLINE_EXCEEDED; every other status is an answer. Attempts that never left, and those that were cancelled, don't count.
/// </remarks>
public sealed class ThrottlingOptions
{
    /// <summary>Whether calls are held back at all.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>How many attempts may be made for each that is accepted before calls are held back: with 2, none is as long as half are accepted.</summary>
    /// <value>The default is 2; from 1 to 100.</value>
    [Range(1.0, 100.0)]
    public double AttemptsPerAccepted { get; set; } = 2;

    /// <summary>The largest part of the calls that is held back; the others find out whether the target is back.</summary>
    /// <value>The default is 0.9; from 0 to 1.</value>
    [Range(0.0, 1.0)]
    public double MaxRejection { get; set; } = 0.9;

    /// <summary>How many attempts there must have been within <see cref="Window"/> before a call is held back.</summary>
    /// <value>The default is 20; from 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>The time over which attempts are counted.</summary>
    /// <value>The default is 10 seconds; from 1 second to 10 minutes.</value>
    [TimeRange("00:00:01", "00:10:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(10);
}
