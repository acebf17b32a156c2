namespace GoRpc;

/// <summary>What a circuit does with the attempts of its service at its endpoint.</summary>
public enum CircuitState
{
    /// <summary>They are sent.</summary>
    Closed,

    /// <summary>They are not sent, because too many have failed.</summary>
    Open,

    /// <summary>One is under way to see whether the service is back; the others are not sent until it has its answer.</summary>
    HalfOpen,
}
