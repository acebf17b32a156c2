using System.ComponentModel.DataAnnotations;
using GoRpc.Settings;

namespace GoRpc;

/// <summary>
/// When a call that has no answer yet is sent once more, beside the attempt under way: the first answer counts, and the other attempts are cancelled.
/// It stands in place of retries, for unary methods that the contract calls idempotent; all others are retried as ever.
/// </summary>
/// <remarks>Hedges are taken from the same budget as retries (<see cref="GoRpcClientOptions.RetryBudget"/>).</remarks>
public sealed class HedgingOptions
{
    /// <summary>Whether the client's methods are hedged. Single methods are by <see cref="MethodOptions.Hedge"/>.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Enabled { get; set; }

    /// <summary>How often a call is sent at most, the first time included.</summary>
    /// <value>The default is 2; from 2 to 10.</value>
    [Range(2, 10)]
    public int MaxAttempts { get; set; } = 2;

    /// <summary>How long an attempt may go without an answer before the next one starts. One that fails is followed by the next at once.</summary>
    /// <value>
    /// The default is null: the time within which 95 % of the method's latest first attempts were answered, and a millisecond or two for the
    /// sake of the timer; none is hedged for its slowness before 100 of them were. From 1 millisecond to 1 hour.
    /// </value>
    [TimeRange("00:00:00.001", "01:00:00")]
    public TimeSpan? Delay { get; set; }
}
