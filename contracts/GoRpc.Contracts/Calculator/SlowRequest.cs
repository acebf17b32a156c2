using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>How long Slow waits.</summary>
[DataContract]
public sealed record SlowRequest
{
    /// <summary>The wait in milliseconds, zero or more.</summary>
    [DataMember(Order = 1)]
    public int Milliseconds { get; init; }
}
