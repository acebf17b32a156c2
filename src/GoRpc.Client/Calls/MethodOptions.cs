using System.ComponentModel.DataAnnotations;
using GoRpc.Settings;
using Grpc.Core;

namespace GoRpc;

/// <summary>What one method does differently from its client. Each property that is null leaves the client's own setting as it is.</summary>
public sealed class MethodOptions
{
    /// <summary>
    /// The time a call may take, all attempts together; zero means no deadline. It holds for streams as well, and comes before the
    /// contract's <see cref="DeadlineAttribute"/> and the client's default; a deadline given with a call comes before it.
    /// </summary>
    /// <value>The default is null; from 0 to 1 day.</value>
    [TimeRange("00:00:00", "1.00:00:00")]
    public TimeSpan? Deadline { get; set; }

    /// <summary>The time one attempt may take; zero means as long as the call. It counts for unary methods that may be retried.</summary>
    /// <value>The default is null; from 0 to 1 day.</value>
    [TimeRange("00:00:00", "1.00:00:00")]
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>Stands in for <see cref="GoRpcClientOptions.WaitForReady"/>.</summary>
    /// <value>The default is null.</value>
    public bool? WaitForReady { get; set; }

    /// <summary>Stands in for <see cref="RetryOptions.MaxAttempts"/>, and for <see cref="HedgingOptions.MaxAttempts"/> where the method is hedged; 11 are then the most.</summary>
    /// <value>The default is null; from 1 to 100.</value>
    [Range(1, 100)]
    public int? MaxAttempts { get; set; }

    /// <summary>Stands in for <see cref="RetryOptions.BaseDelay"/>.</summary>
    /// <value>The default is null; from 0 to 1 hour.</value>
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan? BaseDelay { get; set; }

    /// <summary>Stands in for <see cref="RetryOptions.MaxDelay"/>.</summary>
    /// <value>The default is null; from 0 to 1 hour.</value>
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan? MaxDelay { get; set; }

    /// <summary>Stands in for <see cref="HedgingOptions.Enabled"/>. Without effect on streams and on methods that are not idempotent.</summary>
    /// <value>The default is null.</value>
    public bool? Hedge { get; set; }

    /// <summary>Stands in for <see cref="HedgingOptions.Delay"/>; zero means what the method's answers usually take.</summary>
    /// <value>The default is null; from 0 to 1 hour.</value>
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan? HedgeDelay { get; set; }

    /// <summary>Stands in for <c>Streams:FirstMessageTimeout</c>; zero means no limit. It counts for methods that stream their response.</summary>
    /// <value>The default is null; from 0 to 1 day.</value>
    [TimeRange("00:00:00", "1.00:00:00")]
    public TimeSpan? FirstMessageTimeout { get; set; }

    /// <summary>Stands in for <c>Streams:IdleTimeout</c>; zero means no limit. It counts for methods that stream their response.</summary>
    /// <value>The default is null; from 0 to 1 day.</value>
    [TimeRange("00:00:00", "1.00:00:00")]
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>
    /// How requests are compressed. It stands in for <c>Compression:Encoding</c> and comes before the contract's <see cref="CompressAttribute"/>. Read once, when the
    /// channel is made.
    /// </summary>
    /// <value>The default is null.</value>
    [EnumDataType(typeof(MessageEncoding))]
    public MessageEncoding? Compression { get; set; }

    /// <summary>The options of a method: under its full name, for example <c>gorpc.demo.Calculator/Add</c>, or else under <c>Add</c>; null when it has none.</summary>
    /// <param name="method">The method.</param>
    /// <param name="all">The options of all methods.</param>
    /// <param name="name">The name that they stand under, or would.</param>
    internal static MethodOptions? Of(IMethod method, IReadOnlyDictionary<string, MethodOptions> all, out string name)
    {
        name = method.FullName.TrimStart('/');
        if (!all.ContainsKey(name))
        {
            name = method.Name;
        }

        return all.GetValueOrDefault(name);
    }
}
