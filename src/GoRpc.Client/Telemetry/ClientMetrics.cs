using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using GoRpc.Client.Endpoints;
using GoRpc.Telemetry;

namespace GoRpc.Client.Telemetry;

/// <summary>
/// The instruments of one meter. Channels of the same meter share them. Ask an instrument whether it is <see cref="Instrument.Enabled"/> before
/// making tags for it. Thread-safe.
/// </summary>
internal sealed class ClientMetrics
{
    private static readonly ConditionalWeakTable<Meter, ClientMetrics> Known = [];

    // As OpenTelemetry advises for this histogram.
    private static readonly InstrumentAdvice<double> DurationAdvice = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    // Weak: a channel that nobody disposes must not live for ever because it can be measured.
    private readonly ConditionalWeakTable<EndpointSet, object> _watched = [];

    public ClientMetrics(Meter meter)
    {
        CallDuration = meter.CreateHistogram("rpc.client.call.duration", "s", "How long calls take, all attempts together; streams until they have ended.", null, DurationAdvice);
        ActiveCalls = meter.CreateUpDownCounter<long>("gorpc.client.active_calls", "{call}", "Calls that have begun and not ended.");
        Attempts = meter.CreateCounter<long>("gorpc.client.attempts", "{attempt}", "Attempts that have ended, by endpoint and status.");
        Picks = meter.CreateCounter<long>("gorpc.client.picks", "{pick}", "How often endpoints were picked.");
        Retries = meter.CreateCounter<long>("gorpc.client.retries", "{retry}", "Attempts that follow a failed one, by the status of that.");
        Hedges = meter.CreateCounter<long>("gorpc.client.hedges", "{hedge}", "Attempts of hedged methods that were sent beside a slow one, or after a failed one.");
        Throttled = meter.CreateCounter<long>("gorpc.client.throttled", "{refusal}", "Calls and attempts that were not sent, by reason.");
        Ejections = meter.CreateCounter<long>("gorpc.client.ejections", "{ejection}", "How often endpoints were taken out of the picks, by reason.");
        meter.CreateObservableGauge("gorpc.client.breaker.state", ObserveCircuits, null, "What circuits do: 0 closed, 1 half open, 2 open.");
    }

    /// <summary>The instruments of channels that are in no container.</summary>
    public static ClientMetrics Default { get; } = new(new Meter(GoRpcClientTelemetry.MeterName));

    public Histogram<double> CallDuration { get; }

    public UpDownCounter<long> ActiveCalls { get; }

    public Counter<long> Attempts { get; }

    public Counter<long> Picks { get; }

    public Counter<long> Retries { get; }

    public Counter<long> Hedges { get; }

    public Counter<long> Throttled { get; }

    public Counter<long> Ejections { get; }

    /// <summary>The instruments of a container's meter.</summary>
    public static ClientMetrics Of(IMeterFactory? factory) =>
        factory is null ? Default : Known.GetValue(factory.Create(new MeterOptions(GoRpcClientTelemetry.MeterName)), static meter => new ClientMetrics(meter));

    /// <summary>The circuits of a channel are measured from now on.</summary>
    public void Watch(EndpointSet endpoints) => _watched.AddOrUpdate(endpoints, this);

    /// <summary>And from now on they are not.</summary>
    public void Unwatch(EndpointSet endpoints) => _watched.Remove(endpoints);

    public void CountEjection(string target, string endpoint, string reason)
    {
        if (Ejections.Enabled)
        {
            Ejections.Add(1, new(TelemetryTags.Target, target), new(TelemetryTags.Endpoint, endpoint), new(TelemetryTags.Reason, reason));
        }
    }

    public void CountPick(string target, string endpoint)
    {
        if (Picks.Enabled)
        {
            Picks.Add(1, new(TelemetryTags.Target, target), new KeyValuePair<string, object?>(TelemetryTags.Endpoint, endpoint));
        }
    }

    // Two channels of one target have the same attributes, and a listener keeps one measurement of them: the worst.
    private IEnumerable<Measurement<int>> ObserveCircuits() =>
        from watched in _watched
        let endpoints = watched.Key
        from endpoint in endpoints.Selection.All
        from circuit in endpoint.Circuits.All
        group ValueOf(circuit.State) by (endpoints.Target, endpoint.Address, circuit.Service) into same
        select new Measurement<int>(
            same.Max(),
            new(TelemetryTags.Target, same.Key.Target),
            new(TelemetryTags.Endpoint, same.Key.Address),
            new KeyValuePair<string, object?>(TelemetryTags.Service, same.Key.Service));

    // The worse the higher, so that an alert needs one number.
    private static int ValueOf(CircuitState state) => state switch
    {
        CircuitState.Closed => 0,
        CircuitState.HalfOpen => 1,
        _ => 2,
    };
}
