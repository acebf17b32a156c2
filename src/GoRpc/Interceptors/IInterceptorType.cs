using System.Diagnostics.CodeAnalysis;

namespace GoRpc.Interceptors;

/// <summary>An attribute that names the type of an interceptor.</summary>
internal interface IInterceptorType
{
    [DynamicallyAccessedMembers(InterceptorType.Reflected)]
    Type Type { get; }
}
