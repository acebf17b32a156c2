using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.EnumValueDescriptorProto")]
internal sealed record EnumValueDescriptor
{
    [DataMember(Order = 1)]
    public string Name { get; init; } = "";

    [DataMember(Order = 2)]
    public int? Number { get; init; }

    [DataMember(Order = 3)]
    public EnumValueOptions? Options { get; init; }
}
