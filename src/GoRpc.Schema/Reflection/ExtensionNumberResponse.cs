using System.Runtime.Serialization;

namespace GoRpc.Schema.Reflection;

[DataContract(Name = "grpc.reflection.v1.ExtensionNumberResponse")]
internal sealed record ExtensionNumberResponse
{
    [DataMember(Order = 1)]
    public string BaseTypeName { get; init; } = "";

    [DataMember(Order = 2)]
    public List<int> ExtensionNumber { get; init; } = [];
}
