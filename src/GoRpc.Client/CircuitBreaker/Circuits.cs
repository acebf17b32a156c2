using Microsoft.Extensions.Logging;

namespace GoRpc.Client.CircuitBreaker;

/// <summary>
/// The circuits of one endpoint, by service. They outlive a reload that leaves their settings as they are. Thread-safe; finding one takes no lock.
/// </summary>
internal sealed class Circuits(string endpoint, CircuitBreakerOptions options, TimeProvider timeProvider, ILogger logger)
{
    private readonly Lock _changing = new();
    private volatile CircuitBreakerOptions _options = options;
    private volatile Circuit?[] _circuits = [];

    /// <summary>Those that there are.</summary>
    public IEnumerable<Circuit> All => _circuits.OfType<Circuit>();

    /// <summary>The circuit of a service; null when there are none.</summary>
    public Circuit? Of(ServiceNumber service)
    {
        var circuits = _circuits;
        return service.Number < circuits.Length && circuits[service.Number] is { } circuit ? circuit : _options.Enabled ? Create(service) : null;
    }

    /// <summary>From now on the circuits have these settings; they begin anew when the settings differ.</summary>
    public void Apply(CircuitBreakerOptions other)
    {
        lock (_changing)
        {
            _circuits = IsSame(_options, other) ? _circuits : [];
            _options = other;
        }
    }

    private Circuit Create(ServiceNumber service)
    {
        lock (_changing)
        {
            var circuits = _circuits;
            if (service.Number >= circuits.Length)
            {
                Array.Resize(ref circuits, service.Number + 1);
            }

            var circuit = circuits[service.Number] ??= new Circuit(service.Name, endpoint, _options, timeProvider, logger);
            _circuits = circuits;
            return circuit;
        }
    }

    private static bool IsSame(CircuitBreakerOptions one, CircuitBreakerOptions other) =>
        (one.Enabled, one.FailureRatio, one.MinimumThroughput, one.SamplingDuration, one.BreakDuration)
        == (other.Enabled, other.FailureRatio, other.MinimumThroughput, other.SamplingDuration, other.BreakDuration);
}
