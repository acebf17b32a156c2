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

[DataContract(Name = "google.protobuf.EnumOptions")]
internal sealed record EnumOptions
{
    [DataMember(Order = 2)]
    public bool AllowAlias { get; init; }

    [DataMember(Order = 3)]
    public bool Deprecated { get; init; }
}

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

[DataContract(Name = "google.protobuf.EnumValueOptions")]
internal sealed record EnumValueOptions
{
    [DataMember(Order = 1)]
    public bool Deprecated { get; init; }
}
