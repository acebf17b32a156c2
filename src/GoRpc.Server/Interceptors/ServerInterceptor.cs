namespace GoRpc.Server.Interceptors;

/// <summary>An interceptor that is registered for a host.</summary>
/// <param name="Interceptor">The interceptor, or what makes it for each call.</param>
/// <param name="Options">Where it stands.</param>
internal sealed record ServerInterceptor(ICallInterceptor Interceptor, InterceptorOptions Options);
