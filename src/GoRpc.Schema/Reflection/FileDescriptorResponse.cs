using System.Runtime.Serialization;

namespace GoRpc.Schema.Reflection;

/// <summary>A file, and those that it needs.</summary>
[DataContract(Name = "grpc.reflection.v1.FileDescriptorResponse")]
internal sealed record FileDescriptorResponse
{
    [DataMember(Order = 1)]
    public List<byte[]> FileDescriptorProto { get; init; } = [];
}
