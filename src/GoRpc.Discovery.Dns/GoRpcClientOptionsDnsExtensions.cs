using GoRpc.Discovery.Dns;

namespace GoRpc;

/// <summary>Discovery by DNS, with a name server of choice.</summary>
public static class GoRpcClientOptionsDnsExtensions
{
    /// <inheritdoc cref="AddDnsDiscovery(GoRpcClientOptions, Action{DnsDiscoveryOptions})"/>
    public static GoRpcClientOptions AddDnsDiscovery(this GoRpcClientOptions options) => options.AddDnsDiscovery(static _ => { });

    /// <summary>
    /// Lets <see cref="GoRpcClientOptions.Address"/> be <c>srv+http://_grpc._tcp.orders.internal</c> or <c>srv+https://…</c>, whose endpoints are those of the SRV
    /// records; and lets <c>dns+http</c> and <c>dns+https</c> ask the same name servers, as often as the answers' time to live says.
    /// </summary>
    /// <param name="options">The client's options.</param>
    /// <param name="configure">Sets name servers and times.</param>
    /// <returns>The client's options.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static GoRpcClientOptions AddDnsDiscovery(this GoRpcClientOptions options, Action<DnsDiscoveryOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        var dns = new DnsDiscoveryOptions();
        configure(dns);
        dns.ThrowIfFaulty();
        var lookup = new Lazy<NameServers>(() => new NameServers(dns));
        foreach (var scheme in new[] { DnsAddress.SrvHttp, DnsAddress.SrvHttps, DnsAddress.DnsHttp, DnsAddress.DnsHttps })
        {
            options.EndpointSources[scheme] = address => new NameServerEndpoints(DnsAddress.Parse(address), lookup.Value, dns, options.TimeProvider ?? TimeProvider.System);
        }

        return options;
    }
}
