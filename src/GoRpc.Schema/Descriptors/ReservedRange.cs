using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

/// <summary>Numbers that may not be used. The end of a message's range is exclusive, that of an enum's inclusive.</summary>
[DataContract(Name = "google.protobuf.DescriptorProto.ReservedRange")]
internal sealed record ReservedRange
{
    [DataMember(Order = 1)]
    public int? Start { get; init; }

    [DataMember(Order = 2)]
    public int? End { get; init; }
}
