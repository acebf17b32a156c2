namespace GoRpc.Client.Ejection;

/// <summary>What an endpoint says to the question whether it is there.</summary>
internal enum ProbeAnswer
{
    /// <summary>Nothing: it can't be reached, or does not answer.</summary>
    None,

    /// <summary>It is there, and does not say that it serves nothing.</summary>
    Serving,

    /// <summary>It is there, and serves nothing.</summary>
    NotServing,
}
