using GoRpc.Client.Registration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc;

/// <summary>Registers typed clients.</summary>
public static class GoRpcClientServiceCollectionExtensions
{
    /// <summary>
    /// Registers a typed client with the options of the configuration section <c>GoRpc:Clients:&lt;name&gt;</c>, which may be edited while
    /// the application runs. It is a singleton, also keyed by its name; clients of one name share one channel, which the container disposes.
    /// </summary>
    /// <typeparam name="TContract">The interface of the service.</typeparam>
    /// <param name="services">Where to register. Registering the same again changes nothing.</param>
    /// <param name="name">The name of the client; several interfaces of one host may share it.</param>
    /// <returns>A builder for further settings.</returns>
    /// <remarks>
    /// Options and contract are checked when the host starts, or when the client is first resolved where there is no host:
    /// <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> and <see cref="ContractException"/> list all faults.
    /// </remarks>
    public static IGoRpcClientBuilder AddGoRpcClient<TContract>(this IServiceCollection services, string name)
        where TContract : class => ClientRegistration.Add<TContract>(services, name, section: null);

    /// <summary>Registers a typed client with options from configuration and code; code wins.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="name">The name of the client.</param>
    /// <param name="configure">Sets the options; called again each time the configuration is edited.</param>
    /// <inheritdoc cref="AddGoRpcClient{TContract}(IServiceCollection, string)"/>
    public static IGoRpcClientBuilder AddGoRpcClient<TContract>(this IServiceCollection services, string name, Action<GoRpcClientOptions> configure)
        where TContract : class => services.AddGoRpcClient<TContract>(name).Configure(configure);

    /// <summary>Registers a typed client with the options of a section of your own instead of <c>GoRpc:Clients:&lt;name&gt;</c>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="name">The name of the client.</param>
    /// <param name="section">The section that holds the options of this client.</param>
    /// <inheritdoc cref="AddGoRpcClient{TContract}(IServiceCollection, string)"/>
    public static IGoRpcClientBuilder AddGoRpcClient<TContract>(this IServiceCollection services, string name, IConfigurationSection section)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(section);
        return ClientRegistration.Add<TContract>(services, name, section);
    }
}
