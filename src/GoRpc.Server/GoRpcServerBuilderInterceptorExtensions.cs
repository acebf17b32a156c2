using System.Diagnostics.CodeAnalysis;
using GoRpc.Interceptors;
using GoRpc.Server.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc;

/// <summary>Puts interceptors around the methods of a host.</summary>
public static class GoRpcServerBuilderInterceptorExtensions
{
    /// <summary>Puts an interceptor around all methods.</summary>
    /// <inheritdoc cref="AddInterceptor{TInterceptor}(IGoRpcServerBuilder, Action{InterceptorOptions})"/>
    public static IGoRpcServerBuilder AddInterceptor<[DynamicallyAccessedMembers(InterceptorType.Reflected)] TInterceptor>(this IGoRpcServerBuilder builder)
        where TInterceptor : class, ICallInterceptor => builder.AddInterceptor<TInterceptor>(static _ => { });

    /// <summary>Puts an interceptor around methods.</summary>
    /// <typeparam name="TInterceptor">
    /// The interceptor. It comes from the services of each call, with the lifetime registered there; one that is not registered is made for the call, with
    /// parameters from there, and disposed after it.
    /// </typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says around which methods, and where among the other interceptors.</param>
    /// <returns>The same builder.</returns>
    public static IGoRpcServerBuilder AddInterceptor<[DynamicallyAccessedMembers(InterceptorType.Reflected)] TInterceptor>(
        this IGoRpcServerBuilder builder, Action<InterceptorOptions> configure)
        where TInterceptor : class, ICallInterceptor => Add(builder, new ActivatedInterceptor(typeof(TInterceptor)), configure);

    /// <summary>Puts an object that is an interceptor around all methods.</summary>
    /// <inheritdoc cref="AddInterceptor(IGoRpcServerBuilder, ICallInterceptor, Action{InterceptorOptions})"/>
    public static IGoRpcServerBuilder AddInterceptor(this IGoRpcServerBuilder builder, ICallInterceptor interceptor) => builder.AddInterceptor(interceptor, static _ => { });

    /// <summary>Puts an object that is an interceptor around methods.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="interceptor">The interceptor. It serves all calls at once, on any thread, and is not disposed.</param>
    /// <param name="configure">Says around which methods, and where among the other interceptors.</param>
    /// <returns>The same builder.</returns>
    public static IGoRpcServerBuilder AddInterceptor(this IGoRpcServerBuilder builder, ICallInterceptor interceptor, Action<InterceptorOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return Add(builder, interceptor, configure);
    }

    private static IGoRpcServerBuilder Add(IGoRpcServerBuilder builder, ICallInterceptor interceptor, Action<InterceptorOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new InterceptorOptions();
        configure(options);
        builder.Services.AddSingleton(new ServerInterceptor(interceptor, options));
        return builder;
    }
}
