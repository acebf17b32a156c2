using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

/// <summary>
/// What GoRpc reads and writes of a file (google/protobuf/descriptor.proto, whose numbers all types here have). Members whose zero means
/// something else than their absence are nullable.
/// </summary>
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
