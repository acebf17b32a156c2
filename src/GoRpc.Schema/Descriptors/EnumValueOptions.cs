using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.EnumValueOptions")]
internal sealed record EnumValueOptions
{
    [DataMember(Order = 1)]
    public bool Deprecated { get; init; }
}
