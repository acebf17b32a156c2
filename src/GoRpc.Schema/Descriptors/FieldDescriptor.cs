using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.FieldDescriptorProto")]
internal sealed record FieldDescriptor
{
    public const int Optional = 1;
    public const int Repeated = 3;

    [DataMember(Order = 1)]
    public string Name { get; init; } = "";

    [DataMember(Order = 3)]
    public int Number { get; init; }

    /// <summary><see cref="Optional"/>, 2 for required, or <see cref="Repeated"/>.</summary>
    [DataMember(Order = 4)]
    public int Label { get; init; }

    [DataMember(Order = 5)]
    public int Type { get; init; }

    /// <summary>The full name of a message or enum with a dot in front.</summary>
    [DataMember(Order = 6)]
    public string TypeName { get; init; } = "";

    [DataMember(Order = 8)]
    public FieldOptions? Options { get; init; }

    [DataMember(Order = 9)]
    public int? OneofIndex { get; init; }

    [DataMember(Order = 10)]
    public string JsonName { get; init; } = "";

    [DataMember(Order = 17)]
    public bool Proto3Optional { get; init; }
}
