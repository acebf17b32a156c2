using System.Runtime.Serialization;

namespace GoRpc.Schema.Reflection;

[DataContract(Name = "grpc.reflection.v1.ErrorResponse")]
internal sealed record ErrorResponse
{
    /// <summary>A gRPC status code.</summary>
    [DataMember(Order = 1)]
    public int ErrorCode { get; init; }

    [DataMember(Order = 2)]
    public string ErrorMessage { get; init; } = "";
}
