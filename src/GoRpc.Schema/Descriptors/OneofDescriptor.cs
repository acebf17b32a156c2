using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.OneofDescriptorProto")]
internal sealed record OneofDescriptor
{
    [DataMember(Order = 1)]
    public string Name { get; init; } = "";
}
