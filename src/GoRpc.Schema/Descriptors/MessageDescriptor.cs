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

[DataContract(Name = "google.protobuf.MessageOptions")]
internal sealed record MessageOptions
{
    [DataMember(Order = 3)]
    public bool Deprecated { get; init; }

    /// <summary>Whether the message is an entry of a map.</summary>
    [DataMember(Order = 7)]
    public bool MapEntry { get; init; }
}

[DataContract(Name = "google.protobuf.OneofDescriptorProto")]
internal sealed record OneofDescriptor
{
    [DataMember(Order = 1)]
    public string Name { get; init; } = "";
}

/// <summary>Numbers that may not be used. The end of a message's range is exclusive, that of an enum's inclusive.</summary>
[DataContract(Name = "google.protobuf.DescriptorProto.ReservedRange")]
internal sealed record ReservedRange
{
    [DataMember(Order = 1)]
    public int? Start { get; init; }

    [DataMember(Order = 2)]
    public int? End { get; init; }
}
