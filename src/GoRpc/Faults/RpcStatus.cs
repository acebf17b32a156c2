using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.rpc.Status (https://github.com/googleapis/googleapis/blob/master/google/rpc/status.proto).</summary>
[DataContract(Name = "google.rpc.Status")]
internal sealed record RpcStatus(
    [property: DataMember(Order = 1)] int Code,
    [property: DataMember(Order = 2)] string Message,
    [property: DataMember(Order = 3)] IReadOnlyList<PackedMessage> Details);
