using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.EnumOptions")]
internal sealed record EnumOptions
{
    [DataMember(Order = 2)]
    public bool AllowAlias { get; init; }

    [DataMember(Order = 3)]
    public bool Deprecated { get; init; }
}
