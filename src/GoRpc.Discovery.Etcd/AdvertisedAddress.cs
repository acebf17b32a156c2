using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace GoRpc.Discovery.Etcd;

/// <summary>Finds the address by which others reach a host that listens.</summary>
internal static class AdvertisedAddress
{
    /// <exception cref="InvalidOperationException">It can't be told; the message says what to set.</exception>
    public static string Of(IReadOnlyCollection<string> listening)
    {
        const string Advice = "Set AdvertisedAddress of AddGoRpcEtcdRegistration to the one that clients reach gRPC at";
        return listening.Count switch
        {
            0 => throw new InvalidOperationException($"The server does not say where it listens. {Advice}."),
            1 => Reachable(listening.First()) ?? throw new InvalidOperationException($"The server listens at '{listening.First()}', and this machine's network has no address. {Advice}."),
            _ => throw new InvalidOperationException($"The server listens at '{string.Join("', '", listening)}'. {Advice}."),
        };
    }

    private static string? Reachable(string address)
    {
        // Kestrel writes http://unix:/path.
        var socket = address.IndexOf("unix:/", StringComparison.Ordinal);
        if (socket >= 0)
        {
            return address[socket..];
        }

        var parsed = Microsoft.AspNetCore.Http.BindingAddress.Parse(address);
        var host = IsWildcard(parsed.Host) ? OwnAddress() : parsed.Host;
        return host is null ? null : $"{parsed.Scheme}://{host}:{parsed.Port}";
    }

    private static bool IsWildcard(string host) => host is "+" or "*" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));

    // The one by which the machine reaches the rest of the network: that of an interface that has a gateway, before one that has none.
    private static string? OwnAddress() =>
        (from network in NetworkInterface.GetAllNetworkInterfaces()
         where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
         let properties = network.GetIPProperties()
         from unicast in properties.UnicastAddresses
         let ip = unicast.Address
         where !ip.IsIPv6LinkLocal && !IPAddress.IsLoopback(ip)
         orderby properties.GatewayAddresses.Count == 0, ip.AddressFamily != AddressFamily.InterNetwork
         select ip.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{ip}]" : ip.ToString()).FirstOrDefault();
}
