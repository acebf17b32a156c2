using System.ComponentModel.DataAnnotations;
using GoRpc.Settings;

namespace GoRpc;

/// <summary>
/// When a client stops calling a service that keeps failing. Each service at each endpoint has a circuit of its own, shared by its methods.
/// </summary>
/// <remarks>
/// Failures are UNAVAILABLE, DEADLINE_EXCEEDED, INTERNAL and UNKNOWN. Every other status is an answer, and a call that its caller
/// cancelled says nothing about the service.
/// </remarks>
public sealed class CircuitBreakerOptions
{
    /// <summary>Whether there is a circuit breaker at all.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>The share of failed attempts at which the circuit opens.</summary>
    /// <value>The default is 0.5; from 0.01 to 1.</value>
    [Range(0.01, 1.0)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>How many attempts the circuit must have seen within <see cref="SamplingDuration"/> before it may open.</summary>
    /// <value>The default is 20; at least 2.</value>
    [Range(2, int.MaxValue)]
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>The time over which attempts are counted.</summary>
    /// <value>The default is 30 seconds; from 500 milliseconds to 1 day.</value>
    [TimeRange("00:00:00.500", "1.00:00:00")]
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest that an open circuit fails calls at once, before one call is let through to see whether the service is back. The first break is a twentieth of
    /// it; each one after a call that failed is a quarter of the time since the circuit opened.
    /// </summary>
    /// <value>The default is 5 seconds; from 500 milliseconds to 1 day.</value>
    [TimeRange("00:00:00.500", "1.00:00:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(5);
}
