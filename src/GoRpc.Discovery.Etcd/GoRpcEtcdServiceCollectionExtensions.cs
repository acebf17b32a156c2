using GoRpc.Discovery.Etcd;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace GoRpc;

/// <summary>Registers a host in etcd.</summary>
public static class GoRpcEtcdServiceCollectionExtensions
{
    /// <summary>
    /// Makes the host known in etcd once it serves, keeps it known while it lives, and takes it out when it stops, before the server does. A registry that is away
    /// does not keep the host from starting or serving: it is registered as soon as the registry is there.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Says what to register, and where the registry is. Checked when the host starts.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddGoRpcEtcdRegistration(this IServiceCollection services, Action<EtcdRegistrationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<EtcdRegistrationOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EtcdRegistrationOptions>, EtcdRegistrationValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<EtcdRegistration>();
        return services;
    }
}
