namespace GoRpc;

/// <summary>What the circuit of one service at one endpoint did at one moment.</summary>
public sealed record ServiceCircuitState
{
    /// <summary>The full name of the service, for example <c>gorpc.demo.Calculator</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Whether its attempts are sent.</summary>
    public required CircuitState State { get; init; }
}
