namespace GoRpc;

/// <summary>How one endpoint of a channel did at one moment.</summary>
public sealed record EndpointState
{
    /// <summary>Where it is, for example <c>http://10.0.0.7:5081</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The host that calls to it name; null when that is the one of <see cref="Address"/>.</summary>
    public string? Authority { get; init; }

    /// <summary>Its weight among the others, as discovery says.</summary>
    public required int Weight { get; init; }

    /// <summary>Whether it is picked, and why not.</summary>
    public required EndpointStatus Status { get; init; }

    /// <summary>When it is picked again; null unless its status is <see cref="EndpointStatus.Ejected"/>.</summary>
    public DateTimeOffset? EjectedUntil { get; init; }

    /// <inheritdoc cref="BalancedEndpoint.Latency"/>
    public required TimeSpan Latency { get; init; }

    /// <inheritdoc cref="BalancedEndpoint.SuccessRate"/>
    public required double SuccessRate { get; init; }

    /// <inheritdoc cref="BalancedEndpoint.InFlight"/>
    public required int InFlight { get; init; }

    /// <summary>How often it was picked since the channel has it; picks at the very same moment may count as one.</summary>
    public required long Picks { get; init; }

    /// <summary>Its circuits, one per service that was called there; empty where the circuit breaker is off.</summary>
    public required IReadOnlyList<ServiceCircuitState> Circuits { get; init; }
}
