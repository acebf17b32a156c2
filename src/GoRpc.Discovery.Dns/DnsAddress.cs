namespace GoRpc.Discovery.Dns;

/// <summary>An address whose endpoints are found by DNS.</summary>
/// <param name="Text">The address as it was given.</param>
/// <param name="Name">The name to ask for.</param>
/// <param name="Scheme">The scheme of the endpoints: <c>http</c> or <c>https</c>.</param>
/// <param name="Port">The port of the endpoints; null where SRV records tell it.</param>
internal sealed record DnsAddress(string Text, string Name, string Scheme, int? Port)
{
    public const string SrvHttp = "srv+http";
    public const string SrvHttps = "srv+https";
    public const string DnsHttp = "dns+http";
    public const string DnsHttps = "dns+https";

    /// <exception cref="ArgumentException">The address has a fault; the message says what to type.</exception>
    public static DnsAddress Parse(Uri address)
    {
        var isSrv = address.Scheme is SrvHttp or SrvHttps;
        var example = isSrv ? $"'{address.Scheme}://_grpc._tcp.orders.internal'" : $"'{address.Scheme}://orders.internal:5081'";
        if (address.Host.Length == 0 || address is not { PathAndQuery: "/", Fragment: "", UserInfo: "" } || (isSrv && address.Port >= 0))
        {
            var fault = address.Host.Length == 0 ? "names no host" : isSrv ? "has more than a name; SRV records tell the ports" : "has more than a host and a port";
            throw new ArgumentException($"'{address.OriginalString}' {fault}. Type for example {example}.");
        }

        var scheme = address.Scheme is SrvHttps or DnsHttps ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        var port = address.Port >= 0 ? address.Port : scheme == Uri.UriSchemeHttps ? 443 : 80;
        return new DnsAddress(address.OriginalString, address.Host, scheme, isSrv ? null : port);
    }
}
