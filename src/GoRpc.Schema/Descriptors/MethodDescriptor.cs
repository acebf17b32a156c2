using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.MethodDescriptorProto")]
internal sealed record MethodDescriptor
{
    [DataMember(Order = 1)]
    public string Name { get; init; } = "";

    /// <summary>The full name of the request message with a dot in front.</summary>
    [DataMember(Order = 2)]
    public string InputType { get; init; } = "";

    /// <summary>The full name of the response message with a dot in front.</summary>
    [DataMember(Order = 3)]
    public string OutputType { get; init; } = "";

    [DataMember(Order = 4)]
    public MethodOptions? Options { get; init; }

    [DataMember(Order = 5)]
    public bool ClientStreaming { get; init; }

    [DataMember(Order = 6)]
    public bool ServerStreaming { get; init; }
}
