using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.CircuitBreaker;

/// <summary>The circuits of one target, by service. They outlive a reload that leaves their settings as they are. Thread-safe.</summary>
internal sealed class Circuits(string target, CircuitBreakerOptions options, TimeProvider timeProvider, ILogger logger)
{
    private readonly ConcurrentDictionary<string, Circuit> _circuits = new(StringComparer.Ordinal);

    /// <summary>The circuit of a service; null when there are none.</summary>
    public Circuit? Of(string service) =>
        options.Enabled ? _circuits.GetOrAdd(service, static (service, circuits) => circuits.Create(service), this) : null;

    /// <summary>The circuits for other settings: these, when the settings are the same.</summary>
    public Circuits With(CircuitBreakerOptions other) => IsSame(other) ? this : new Circuits(target, other, timeProvider, logger);

    private Circuit Create(string service) => new(service, target, options, timeProvider, logger);

    private bool IsSame(CircuitBreakerOptions other) =>
        (options.Enabled, options.FailureRatio, options.MinimumThroughput, options.SamplingDuration, options.BreakDuration)
        == (other.Enabled, other.FailureRatio, other.MinimumThroughput, other.SamplingDuration, other.BreakDuration);
}
