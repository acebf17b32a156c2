using System.Net;

namespace GoRpc.Client.Transport;

/// <summary>Where a channel connects to.</summary>
/// <param name="Text">The address as it was given, for people and for the names of circuits and budgets.</param>
/// <param name="Uri">Scheme, host and port that HTTP sees.</param>
/// <param name="SocketPath">The path of a Unix domain socket; null for TCP.</param>
internal sealed record ChannelAddress(string Text, Uri Uri, string? SocketPath)
{
    private const string UnixScheme = "unix:";

    // A request over a Unix domain socket still needs an authority; servers ignore which.
    private static readonly Uri UnixAuthority = new("http://localhost");

    /// <summary>Where to connect to when that is not what <see cref="Uri"/> names.</summary>
    public DnsEndPoint? Connect { get; private init; }

    public bool IsSecure => Uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>Reads an address that has no fault.</summary>
    public static ChannelAddress Parse(string text) =>
        SocketPathOf(text) is { } path ? new(text, UnixAuthority, path) : new(text, new Uri(text), null);

    /// <summary>The address of an endpoint: it connects to the one and names the other.</summary>
    public static ChannelAddress Of(GoRpcEndpoint endpoint)
    {
        var address = Parse(endpoint.Address);
        return endpoint.Authority is { } authority && address.SocketPath is null
            ? address with { Uri = new Uri($"{address.Uri.Scheme}://{authority}"), Connect = new DnsEndPoint(address.Uri.IdnHost.Trim('[', ']'), address.Uri.Port) }
            : address;
    }

    /// <summary>Whether nobody on the way can read what is sent to an endpoint. A Unix domain socket does not leave the machine.</summary>
    public static bool IsPrivate(string text) =>
        text.StartsWith(UnixScheme, StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with an address and what to type instead; null when nothing is.</summary>
    public static string? FindFault(string text)
    {
        if (SocketPathOf(text) is { } path)
        {
            return Path.IsPathFullyQualified(path) ? null : $"'{text}' names no absolute path. Type for example 'unix:/run/calculator.sock'";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return text.Contains("://", StringComparison.Ordinal)
                ? $"'{text}' is none that GoRpc can reach. Type 'http://host:port', 'https://host:port' or 'unix:/path/to/socket'"
                : $"'{text}' has no scheme. Type 'http://{text}' or 'https://{text}'";
        }

        if (uri.UserInfo.Length > 0)
        {
            return $"the address of '{uri.Host}' holds a user name, which gRPC has no place for. Type '{uri.Scheme}://{uri.Authority}'";
        }

        return uri is { PathAndQuery: "/", Fragment: "" }
            ? null
            : $"'{text}' has more than a host and a port, and gRPC itself makes the path of a call. Type '{uri.Scheme}://{uri.Authority}'";
    }

    private static string? SocketPathOf(string text)
    {
        if (!text.StartsWith(UnixScheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = text[UnixScheme.Length..];
        return path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path;
    }
}
