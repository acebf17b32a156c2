using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

/// <summary>The comment of one thing.</summary>
[DataContract(Name = "google.protobuf.SourceCodeInfo.Location")]
internal sealed record SourceLocation
{
    /// <summary>The field numbers and positions that lead to it from the file.</summary>
    [DataMember(Order = 1)]
    public List<int> Path { get; init; } = [];

    /// <summary>Line and columns, of which a reader wants three or four; zeros where there is no text.</summary>
    [DataMember(Order = 2)]
    public List<int> Span { get; init; } = [0, 0, 0];

    [DataMember(Order = 3)]
    public string LeadingComments { get; init; } = "";
}
