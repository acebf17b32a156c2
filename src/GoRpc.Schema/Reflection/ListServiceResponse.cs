using System.Runtime.Serialization;

namespace GoRpc.Schema.Reflection;

[DataContract(Name = "grpc.reflection.v1.ListServiceResponse")]
internal sealed record ListServiceResponse
{
    [DataMember(Order = 1)]
    public List<ServiceResponse> Service { get; init; } = [];
}
