using GoRpc.Client.Transport;

namespace GoRpc.Client.Discovery;

/// <summary>Reads what <see cref="GoRpcClientOptions.Address"/> takes: an endpoint, or where its endpoints are to be found.</summary>
internal static class DiscoveryAddress
{
    private static readonly string[] EndpointSchemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, "unix"];
    private static readonly string[] BuiltInSchemes = [FileEndpoints.Scheme, DnsEndpoints.HttpScheme, DnsEndpoints.HttpsScheme];

    /// <summary>The scheme in lower case; null where there is none.</summary>
    public static string? SchemeOf(string text, GoRpcClientOptions options)
    {
        var end = text.IndexOf(':', StringComparison.Ordinal);
        if (end <= 0)
        {
            return null;
        }

        var scheme = text[..end].ToLowerInvariant();
        // 'localhost:5081' has none.
        return text.AsSpan(end).StartsWith("://") || EndpointSchemes.Contains(scheme) || scheme == FileEndpoints.Scheme || options.EndpointSources.ContainsKey(scheme)
            ? scheme
            : null;
    }

    /// <summary>Whether an address is an endpoint itself.</summary>
    public static bool IsEndpoint(string text, GoRpcClientOptions options) =>
        SchemeOf(text, options) is not { } scheme || (EndpointSchemes.Contains(scheme) && !options.EndpointSources.ContainsKey(scheme));

    /// <summary>Whether all connections of an address are encrypted, or none is; null when that depends on the endpoints.</summary>
    public static bool? IsSecure(string text, GoRpcClientOptions options)
    {
        var scheme = SchemeOf(text, options);
        return scheme is "http" or "unix" || scheme?.EndsWith("+http", StringComparison.Ordinal) == true ? false
            : scheme is "https" || scheme?.EndsWith("+https", StringComparison.Ordinal) == true ? true
            : null;
    }

    /// <summary>What is wrong with an address and what to type instead, without a period; null when nothing is.</summary>
    public static string? FindFault(string text, GoRpcClientOptions options)
    {
        if (IsEndpoint(text, options))
        {
            return ChannelAddress.FindFault(text);
        }

        var scheme = SchemeOf(text, options)!;
        return options.EndpointSources.TryGetValue(scheme, out var create) ? FaultOf(text, create)
            : scheme == FileEndpoints.Scheme ? FileEndpoints.FindFault(text)
            : scheme is DnsEndpoints.HttpScheme or DnsEndpoints.HttpsScheme ? DnsEndpoints.FindFault(text)
            : $"'{text}' has the scheme '{scheme}', by which nothing finds endpoints. Known are '{string.Join("', '", KnownSchemes(options))}'. {Advice(scheme)}";
    }

    /// <summary>The source of the endpoints of an address that has no fault.</summary>
    public static IEndpointSource CreateSource(string text, GoRpcClientOptions options)
    {
        var timeProvider = options.TimeProvider ?? TimeProvider.System;
        return IsEndpoint(text, options) ? new StaticEndpoints([text])
            : SchemeOf(text, options) is { } scheme && options.EndpointSources.TryGetValue(scheme, out var create) ? create(new Uri(text))
            : text.StartsWith(FileEndpoints.Scheme + ":", StringComparison.OrdinalIgnoreCase) ? new FileEndpoints(text, timeProvider)
            : new DnsEndpoints(new Uri(text), timeProvider);
    }

    private static IEnumerable<string> KnownSchemes(GoRpcClientOptions options) =>
        EndpointSchemes.Concat(BuiltInSchemes).Concat(options.EndpointSources.Keys.Order(StringComparer.Ordinal)).Distinct();

    private static string? FaultOf(string text, Func<Uri, IEndpointSource> create)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return $"'{text}' is no address. Type for example '{text.Split(':')[0]}://orders'";
        }

        try
        {
            return create(uri) is null ? $"'{text}': the source of its scheme is null. Return one from the delegate in EndpointSources" : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidOperationException)
        {
            return exception.Message.TrimEnd('.');
        }
    }

    private static string Advice(string scheme) => scheme switch
    {
        "srv+http" or "srv+https" => "Add the package GoRpc.Discovery.Dns and type options.AddDnsDiscovery()",
        "discovery+http" or "discovery+https" => "Add the package GoRpc.Discovery.Extensions and type .AddServiceDiscovery() behind AddGoRpcClient<...>(...)",
        "etcd" => "Add the package GoRpc.Discovery.Etcd and type options.AddEtcdDiscovery(\"http://localhost:2379\")",
        _ => $"Type one of them, or make '{scheme}' known by options.EndpointSources[\"{scheme}\"] = address => ...",
    };
}
