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
}
