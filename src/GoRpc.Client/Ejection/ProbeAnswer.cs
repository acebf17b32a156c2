namespace GoRpc.Client.Ejection;

/// <summary>What an endpoint says to the question whether it is there.</summary>
internal enum ProbeAnswer
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No connection to it can be made.</summary>
    Unreachable,

    /// <summary>It is there, and serves nothing.</summary>
    NotServing,

    /// <summary>It is there, and does not say that it serves nothing.</summary>
    Serving,
}
