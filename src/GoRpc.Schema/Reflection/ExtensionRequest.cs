using System.Runtime.Serialization;

namespace GoRpc.Schema.Reflection;

[DataContract(Name = "grpc.reflection.v1.ExtensionRequest")]
internal sealed record ExtensionRequest
{
    [DataMember(Order = 1)]
    public string ContainingType { get; init; } = "";

    [DataMember(Order = 2)]
    public int ExtensionNumber { get; init; }
}
