using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.rpc.RequestInfo: how the service calls this call, for a report about it.</summary>
/// <param name="RequestId">An id that means something in the service's own logs only.</param>
[DataContract(Name = "google.rpc.RequestInfo")]
public sealed record RequestInfo([property: DataMember(Order = 1)] string RequestId)
{
    /// <summary>Whatever else the service needs to find the call again, for example an encrypted stack trace; empty when it needs nothing.</summary>
    [DataMember(Order = 2)]
    public string ServingData { get; init; } = "";
}
