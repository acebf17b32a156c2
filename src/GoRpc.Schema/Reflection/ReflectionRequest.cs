using System.Runtime.Serialization;

namespace GoRpc.Schema.Reflection;

/// <summary>One question: at most one of its members but the host is not null.</summary>
[DataContract(Name = "grpc.reflection.v1.ServerReflectionRequest")]
internal sealed record ReflectionRequest
{
    [DataMember(Order = 1)]
    public string Host { get; init; } = "";

    [DataMember(Order = 3)]
    public string? FileByFilename { get; init; }

    [DataMember(Order = 4)]
    public string? FileContainingSymbol { get; init; }

    [DataMember(Order = 5)]
    public ExtensionRequest? FileContainingExtension { get; init; }

    [DataMember(Order = 6)]
    public string? AllExtensionNumbersOfType { get; init; }

    [DataMember(Order = 7)]
    public string? ListServices { get; init; }
}
