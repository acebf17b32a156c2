using dotnet_etcd;
using dotnet_etcd.interfaces;
using Grpc.Net.Client.Configuration;

namespace GoRpc.Discovery.Etcd;

/// <summary>A connection to the registry whose calls fail when it is away, instead of being tried again out of sight.</summary>
internal sealed class EtcdConnection : IDisposable
{
    // A registry that is back is to be seen at once; by itself the channel waits for up to two minutes.
    private static readonly TimeSpan MostBackoff = TimeSpan.FromSeconds(1);

    // etcd refuses pings that come more often than every five seconds.
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(10);

    private readonly EtcdClient _client;

    public EtcdConnection(EtcdDiscoveryOptions options)
    {
        var servers = string.Join(',', options.ServersOrDefault);
        var isSecure = servers.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        _client = new EtcdClient(servers, isSecure ? options.ConfigureTls ?? (static _ => { }) : null!, configureChannelOptions: static channel =>
        {
            channel.ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } };
            channel.InitialReconnectBackoff = TimeSpan.FromMilliseconds(100);
            channel.MaxReconnectBackoff = MostBackoff;
            if (channel.HttpHandler is SocketsHttpHandler handler)
            {
                handler.KeepAlivePingDelay = Ping;
                handler.KeepAlivePingTimeout = Ping;
                handler.UseProxy = false;
            }
        });
        if (options is { UserName: { } user, Password: { } password })
        {
            _client.SetCredentials(user, password);
        }

        Calls = _client.GetConnection();
    }

    /// <summary>The services of etcd.</summary>
    public IConnection Calls { get; }

    public void Dispose() => _client.Dispose();
}
