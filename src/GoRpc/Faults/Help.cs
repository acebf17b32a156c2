using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.rpc.Help: where to read on.</summary>
/// <param name="Links">Pages about the error and what to do about it.</param>
[DataContract(Name = "google.rpc.Help")]
public sealed record Help([property: DataMember(Order = 1)] IReadOnlyList<Help.Link> Links)
{
    /// <summary>One page.</summary>
    /// <param name="Description">What the page offers.</param>
    /// <param name="Url">Its address. It comes from the other side of the wire: check it before anything opens it.</param>
    [DataContract(Name = "google.rpc.Help.Link")]
    public sealed record Link(
        [property: DataMember(Order = 1)] string Description,
        [property: DataMember(Order = 2)] string Url);
}
