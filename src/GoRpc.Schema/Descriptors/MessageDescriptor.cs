using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.DescriptorProto")]
internal sealed record MessageDescriptor
{
    [DataMember(Order = 1)]
    public string Name { get; init; } = "";

    [DataMember(Order = 2)]
    public List<FieldDescriptor> Field { get; init; } = [];

    [DataMember(Order = 3)]
    public List<MessageDescriptor> NestedType { get; init; } = [];

    [DataMember(Order = 4)]
    public List<EnumDescriptor> EnumType { get; init; } = [];

    [DataMember(Order = 7)]
    public MessageOptions? Options { get; init; }

    [DataMember(Order = 8)]
    public List<OneofDescriptor> OneofDecl { get; init; } = [];

    [DataMember(Order = 9)]
    public List<ReservedRange> ReservedRange { get; init; } = [];
}
