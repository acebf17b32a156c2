using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.FieldOptions")]
internal sealed record FieldOptions
{
    [DataMember(Order = 3)]
    public bool Deprecated { get; init; }
}
