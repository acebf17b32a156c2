namespace GoRpc.Outages.Hosts;

/// <summary>What a host counts.</summary>
internal enum HostCounter
{
    /// <summary>Requests that arrived, whatever became of them.</summary>
    Requests,

    /// <summary>Calls refused for want of capacity.</summary>
    Refused,

    /// <summary>Work that went on when its caller's deadline had passed.</summary>
    Late,
}
