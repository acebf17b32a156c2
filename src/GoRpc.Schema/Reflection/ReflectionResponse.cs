using System.Runtime.Serialization;

namespace GoRpc.Schema.Reflection;

/// <summary>One answer: one of its members but the host and the question is not null.</summary>
[DataContract(Name = "grpc.reflection.v1.ServerReflectionResponse")]
internal sealed record ReflectionResponse
{
    [DataMember(Order = 1)]
    public string ValidHost { get; init; } = "";

    [DataMember(Order = 2)]
    public ReflectionRequest? OriginalRequest { get; init; }

    [DataMember(Order = 4)]
    public FileDescriptorResponse? FileDescriptorResponse { get; init; }

    [DataMember(Order = 5)]
    public ExtensionNumberResponse? AllExtensionNumbersResponse { get; init; }

    [DataMember(Order = 6)]
    public ListServiceResponse? ListServicesResponse { get; init; }

    [DataMember(Order = 7)]
    public ErrorResponse? ErrorResponse { get; init; }
}
