using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.ServiceOptions")]
internal sealed record ServiceOptions
{
    [DataMember(Order = 33)]
    public bool Deprecated { get; init; }
}
