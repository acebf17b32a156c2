using System.ComponentModel.DataAnnotations;
using GoRpc.Settings;

namespace GoRpc;

/// <summary>
/// When a client stops picking an endpoint that does worse than the others, and for how long. It works from two endpoints on. Endpoints that can't
/// be reached or that have fallen silent are passed over whatever these options say, as long as there are others.
/// </summary>
public sealed class EjectionOptions
{
    /// <summary>Whether endpoints are ejected at all.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>So many UNAVAILABLE or DEADLINE_EXCEEDED in a row eject an endpoint at once, if the others together fail at most half as often.</summary>
    /// <value>The default is 5; from 1 to 1,000.</value>
    [Range(1, 1000)]
    public int ConsecutiveFailures { get; set; } = 5;

    /// <summary>
    /// The share of failures within <see cref="Interval"/> that ejects an endpoint, if the others together have at most half of it. Failures are
    /// UNAVAILABLE, DEADLINE_EXCEEDED, INTERNAL and UNKNOWN.
    /// </summary>
    /// <value>The default is 0.5; from 0.01 to 1.</value>
    [Range(0.01, 1.0)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>With fewer attempts within <see cref="Interval"/> the share says nothing.</summary>
    /// <value>The default is 10; from 1 to 100,000.</value>
    [Range(1, 100_000)]
    public int MinimumThroughput { get; set; } = 10;

    /// <summary>The time over which successes and failures are counted.</summary>
    /// <value>The default is 10 seconds; from 1 second to 10 minutes.</value>
    [TimeRange("00:00:01", "00:10:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an endpoint is ejected the first time; the second time twice as long, the third three times, until it has behaved for as long.</summary>
    /// <value>The default is 30 seconds; from 100 milliseconds to 1 hour.</value>
    [TimeRange("00:00:00.100", "01:00:00")]
    public TimeSpan BaseTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that an endpoint is ejected at once.</summary>
    /// <value>The default is 5 minutes; from 100 milliseconds to 1 day.</value>
    [TimeRange("00:00:00.100", "1.00:00:00")]
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The share of the endpoints that must stay. An ejection that would leave fewer does not happen, and when fewer are left because others can't be
    /// reached, the ejected ones are picked again: few that fail at times are better than one that is overrun.
    /// </summary>
    /// <value>The default is 0.5; from 0 to 1.</value>
    [Range(0.0, 1.0)]
    public double PanicThreshold { get; set; } = 0.5;

    /// <summary>The time over which an endpoint that has come back, or is new, gets its full share of the calls.</summary>
    /// <value>The default is 10 seconds; from 0 to 10 minutes.</value>
    [TimeRange("00:00:00", "00:10:00")]
    public TimeSpan SlowStart { get; set; } = TimeSpan.FromSeconds(10);
}
