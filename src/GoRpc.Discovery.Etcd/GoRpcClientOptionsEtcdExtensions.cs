using GoRpc.Discovery.Etcd;

namespace GoRpc;

/// <summary>Discovery in etcd.</summary>
public static class GoRpcClientOptionsEtcdExtensions
{
    /// <inheritdoc cref="AddEtcdDiscovery(GoRpcClientOptions, Action{EtcdDiscoveryOptions})"/>
    /// <param name="options">The client's options.</param>
    /// <param name="servers">What <see cref="EtcdDiscoveryOptions.Servers"/> takes, for example <c>http://localhost:2379</c>.</param>
    public static GoRpcClientOptions AddEtcdDiscovery(this GoRpcClientOptions options, params string[] servers)
    {
        ArgumentNullException.ThrowIfNull(servers);
        return options.AddEtcdDiscovery(etcd =>
        {
            foreach (var server in servers)
            {
                etcd.Servers.Add(server);
            }
        });
    }

    /// <summary>Lets <see cref="GoRpcClientOptions.Address"/> be <c>etcd://orders</c>, whose endpoints are the hosts that have registered themselves for <c>orders</c>.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="configure">Says where the registry is.</param>
    /// <returns>The client's options.</returns>
    /// <exception cref="ArgumentException">An option has a fault.</exception>
    public static GoRpcClientOptions AddEtcdDiscovery(this GoRpcClientOptions options, Action<EtcdDiscoveryOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        var etcd = new EtcdDiscoveryOptions();
        configure(etcd);
        var faults = etcd.Faults().ToList();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', faults));
        }

        options.EndpointSources[EtcdEndpoints.Scheme] = address => new EtcdEndpoints(address, etcd, options.TimeProvider ?? TimeProvider.System);
        return options;
    }
}
