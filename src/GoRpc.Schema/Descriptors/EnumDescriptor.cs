using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.EnumDescriptorProto")]
internal sealed record EnumDescriptor
{
    [DataMember(Order = 1)]
    public string Name { get; init; } = "";

    [DataMember(Order = 2)]
    public List<EnumValueDescriptor> Value { get; init; } = [];

    [DataMember(Order = 3)]
    public EnumOptions? Options { get; init; }

    [DataMember(Order = 4)]
    public List<ReservedRange> ReservedRange { get; init; } = [];
}
