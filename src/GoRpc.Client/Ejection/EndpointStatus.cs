namespace GoRpc;

/// <summary>Whether an endpoint is picked, and why not.</summary>
public enum EndpointStatus
{
    /// <summary>It is picked.</summary>
    Ready,

    /// <summary>It fails more than the others, and is left alone for a while.</summary>
    Ejected,

    /// <summary>No connection to it can be made. It is tried again in the background.</summary>
    Unreachable,

    /// <summary>It has calls and answers none of them, nor the question whether it is still there. It is asked again in the background.</summary>
    Silent,

    /// <summary>It says by its health service that it serves no more. It is asked again in the background.</summary>
    NotServing,
}
