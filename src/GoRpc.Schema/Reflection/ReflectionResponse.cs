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

/// <summary>A file, and those that it needs.</summary>
[DataContract(Name = "grpc.reflection.v1.FileDescriptorResponse")]
internal sealed record FileDescriptorResponse
{
    [DataMember(Order = 1)]
    public List<byte[]> FileDescriptorProto { get; init; } = [];
}

[DataContract(Name = "grpc.reflection.v1.ExtensionNumberResponse")]
internal sealed record ExtensionNumberResponse
{
    [DataMember(Order = 1)]
    public string BaseTypeName { get; init; } = "";

    [DataMember(Order = 2)]
    public List<int> ExtensionNumber { get; init; } = [];
}

[DataContract(Name = "grpc.reflection.v1.ListServiceResponse")]
internal sealed record ListServiceResponse
{
    [DataMember(Order = 1)]
    public List<ServiceResponse> Service { get; init; } = [];
}

[DataContract(Name = "grpc.reflection.v1.ServiceResponse")]
internal sealed record ServiceResponse
{
    [DataMember(Order = 1)]
    public string Name { get; init; } = "";
}

[DataContract(Name = "grpc.reflection.v1.ErrorResponse")]
internal sealed record ErrorResponse
{
    /// <summary>A gRPC status code.</summary>
    [DataMember(Order = 1)]
    public int ErrorCode { get; init; }

    [DataMember(Order = 2)]
    public string ErrorMessage { get; init; } = "";
}
