using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.MethodOptions")]
internal sealed record MethodOptions
{
    [DataMember(Order = 33)]
    public bool Deprecated { get; init; }

    [DataMember(Order = 34)]
    public int IdempotencyLevel { get; init; }
}
