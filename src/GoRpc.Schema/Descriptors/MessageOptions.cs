using System.Runtime.Serialization;

namespace GoRpc.Schema.Descriptors;

[DataContract(Name = "google.protobuf.MessageOptions")]
internal sealed record MessageOptions
{
    [DataMember(Order = 3)]
    public bool Deprecated { get; init; }

    /// <summary>Whether the message is an entry of a map.</summary>
    [DataMember(Order = 7)]
    public bool MapEntry { get; init; }
}
