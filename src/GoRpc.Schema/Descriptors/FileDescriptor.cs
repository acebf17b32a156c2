using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

// What GoRpc reads and writes of google/protobuf/descriptor.proto, by its numbers. Fields whose zero means something else than their absence are nullable.

[DataContract(Name = "google.protobuf.FileDescriptorProto")]
internal sealed record FileDescriptor
{
    [DataMember(Order = 1)]
    public string Name { get; init; } = "";

    [DataMember(Order = 2)]
    public string Package { get; init; } = "";

    [DataMember(Order = 3)]
    public List<string> Dependency { get; init; } = [];

    [DataMember(Order = 4)]
    public List<MessageDescriptor> MessageType { get; init; } = [];

    [DataMember(Order = 5)]
    public List<EnumDescriptor> EnumType { get; init; } = [];

    [DataMember(Order = 6)]
    public List<ServiceDescriptor> Service { get; init; } = [];

    [DataMember(Order = 9)]
    public SourceInfo? SourceCodeInfo { get; init; }

    [DataMember(Order = 12)]
    public string Syntax { get; init; } = "";
}
