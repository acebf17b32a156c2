namespace GoRpc.Outages.Hosts;

/// <summary>Which of the hosts this process is.</summary>
internal sealed record HostIdentity(int Index);
