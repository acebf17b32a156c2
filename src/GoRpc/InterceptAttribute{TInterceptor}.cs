using System.Diagnostics.CodeAnalysis;
using GoRpc.Interceptors;

namespace GoRpc;

/// <summary>
/// Puts an interceptor around a method, or around every method of an interface or class. On a host it comes from the services of each call, with the
/// lifetime registered there, or is made for the call; on a client it comes from the services once and lives as long as the channel.
/// </summary>
/// <typeparam name="TInterceptor">The interceptor; where it is not registered, one public constructor whose parameters are.</typeparam>
public sealed class InterceptAttribute<[DynamicallyAccessedMembers(InterceptorType.Reflected)] TInterceptor> : InterceptAttribute, IInterceptorType
    where TInterceptor : class, ICallInterceptor
{
    [DynamicallyAccessedMembers(InterceptorType.Reflected)]
    Type IInterceptorType.Type => typeof(TInterceptor);
}
