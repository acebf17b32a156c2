using Grpc.Core;

namespace GoRpc;

/// <summary>The gRPC status that a fault type travels with; callers in any language see it.</summary>
/// <param name="statusCode">Any status but <see cref="StatusCode.OK"/>. A fault type without this attribute has <see cref="StatusCode.FailedPrecondition"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class FaultStatusAttribute(StatusCode statusCode) : Attribute
{
    /// <summary>The status of the fault.</summary>
    public StatusCode StatusCode { get; } = statusCode;
}
