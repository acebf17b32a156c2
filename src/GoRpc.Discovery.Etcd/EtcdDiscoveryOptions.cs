using System.Net.Security;

namespace GoRpc;

/// <summary>Where the registry is, and under which keys it holds the endpoints. Hosts and clients need the same.</summary>
public class EtcdDiscoveryOptions
{
    /// <summary>The members of the etcd cluster, each <c>http://host:port</c> or <c>https://host:port</c>.</summary>
    /// <value>The default is empty, which means <c>http://localhost:2379</c>.</value>
    public IList<string> Servers { get; } = [];

    /// <summary>What the keys begin with. The name of the service and of the instance follow: <c>/gorpc/services/orders/…</c>.</summary>
    /// <value>The default is <c>/gorpc/services/</c>. Ends with a slash.</value>
    public string KeyPrefix { get; set; } = "/gorpc/services/";

    /// <summary>The user of the cluster.</summary>
    /// <value>The default is null: the cluster needs none.</value>
    public string? UserName { get; set; }

    /// <summary>The password of <see cref="UserName"/>.</summary>
    /// <value>The default is null.</value>
    public string? Password { get; set; }

    /// <summary>Sets certificates for <c>https</c> members.</summary>
    /// <value>The default is null: trusted is what the machine trusts, and no client certificate is shown.</value>
    public Action<SslClientAuthenticationOptions>? ConfigureTls { get; set; }

    /// <summary>How long a question to the registry may take.</summary>
    /// <value>The default is 5 seconds; from 10 milliseconds to 1 minute.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    internal IReadOnlyList<string> ServersOrDefault => Servers.Count > 0 ? [.. Servers] : ["http://localhost:2379"];

    internal virtual IEnumerable<string> Faults()
    {
        foreach (var server in Servers)
        {
            if (!Uri.TryCreate(server, UriKind.Absolute, out var uri) || uri is not ({ Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "" }))
            {
                yield return $"{nameof(Servers)}: '{server}' is no member of an etcd cluster. Type 'http://host:2379' or 'https://host:2379'.";
            }
        }

        if (Servers.Select(static server => server?.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
        {
            yield return $"{nameof(Servers)}: some members are http, others https. Use one of both for all.";
        }

        if (string.IsNullOrEmpty(KeyPrefix) || KeyPrefix[^1] != '/')
        {
            yield return $"{nameof(KeyPrefix)}: '{KeyPrefix}' does not end with a slash. Type '{KeyPrefix}/'.";
        }

        if ((UserName is null) != (Password is null))
        {
            yield return UserName is null ? $"{nameof(UserName)}: there is a {nameof(Password)} without it. Set both." : $"{nameof(Password)}: there is a {nameof(UserName)} without it. Set both.";
        }

        if (Timeout < TimeSpan.FromMilliseconds(10) || Timeout > TimeSpan.FromMinutes(1))
        {
            yield return $"{nameof(Timeout)}: {Timeout} is out of range. Type a time from 00:00:00.01 to 00:01:00.";
        }
    }
}
