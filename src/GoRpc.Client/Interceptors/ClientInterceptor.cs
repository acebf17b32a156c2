namespace GoRpc.Client.Interceptors;

/// <summary>An interceptor that is registered for a client.</summary>
/// <param name="Find">Gives the interceptor of a channel.</param>
/// <param name="Options">Where it stands.</param>
internal sealed record ClientInterceptor(Func<ClientInterceptors, ICallInterceptor> Find, InterceptorOptions Options);
