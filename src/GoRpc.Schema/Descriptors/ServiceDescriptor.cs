using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.ServiceDescriptorProto")]
internal sealed record ServiceDescriptor
{
    [DataMember(Order = 1)]
    public string Name { get; init; } = "";

    [DataMember(Order = 2)]
    public List<MethodDescriptor> Method { get; init; } = [];

    [DataMember(Order = 3)]
    public ServiceOptions? Options { get; init; }
}
