using System.Runtime.Serialization;

namespace GoRpc.Schema.Reflection;

[DataContract(Name = "grpc.reflection.v1.ServiceResponse")]
internal sealed record ServiceResponse
{
    [DataMember(Order = 1)]
    public string Name { get; init; } = "";
}
