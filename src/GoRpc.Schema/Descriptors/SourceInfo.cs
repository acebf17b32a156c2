using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

/// <summary>Where comments stand.</summary>
[DataContract(Name = "google.protobuf.SourceCodeInfo")]
internal sealed record SourceInfo
{
    [DataMember(Order = 1)]
    public List<SourceLocation> Location { get; init; } = [];
}
