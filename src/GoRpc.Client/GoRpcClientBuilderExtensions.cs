using System.Diagnostics.CodeAnalysis;
using GoRpc.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc;

/// <summary>Settings of a named client.</summary>
public static class GoRpcClientBuilderExtensions
{
    /// <summary>Sets options in code, after those of the configuration and of earlier calls.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="configure">Sets the options; called again each time the configuration is edited.</param>
    /// <returns>The client.</returns>
    public static IGoRpcClientBuilder Configure(this IGoRpcClientBuilder builder, Action<GoRpcClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    /// <summary>Puts an interceptor around the calls of all typed clients of this name.</summary>
    /// <inheritdoc cref="AddInterceptor{TInterceptor}(IGoRpcClientBuilder, Action{InterceptorOptions})"/>
    public static IGoRpcClientBuilder AddInterceptor<[DynamicallyAccessedMembers(InterceptorType.Reflected)] TInterceptor>(this IGoRpcClientBuilder builder)
        where TInterceptor : class, ICallInterceptor => builder.AddInterceptor<TInterceptor>(static _ => { });

    /// <summary>Puts an interceptor around the calls of typed clients of this name.</summary>
    /// <typeparam name="TInterceptor">
    /// The interceptor. One object serves all calls at once, on any thread: that of the container, or where it is not registered one that is made with what the
    /// container has and disposed with it. There is no scope, so what it needs has to be singleton or transient.
    /// </typeparam>
    /// <param name="builder">The client.</param>
    /// <param name="configure">Says around which methods, and where among the other interceptors.</param>
    /// <returns>The client.</returns>
    public static IGoRpcClientBuilder AddInterceptor<[DynamicallyAccessedMembers(InterceptorType.Reflected)] TInterceptor>(
        this IGoRpcClientBuilder builder, Action<InterceptorOptions> configure)
        where TInterceptor : class, ICallInterceptor
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.Configure(options => options.AddInterceptor(static interceptors => interceptors.Resolve(typeof(TInterceptor)), configure));
    }
}
