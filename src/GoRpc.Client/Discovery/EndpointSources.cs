using GoRpc.Client.Options;

namespace GoRpc.Client.Discovery;

/// <summary>Makes what finds the endpoints of a client.</summary>
internal static class EndpointSources
{
    /// <summary>The source of options that have passed their checks; where they list the endpoints, it follows the edits of the list.</summary>
    public static IEndpointSource Create(LiveClientOptions live)
    {
        if (live.Current.Endpoints is not { Count: > 0 } endpoints)
        {
            return DiscoveryAddress.CreateSource(live.Current.Address!, live.Current);
        }

        var source = new StaticEndpoints(endpoints);
        live.Changed += edited => source.Replace(edited.Endpoints);
        return source;
    }

    /// <summary>What people call the place that a client's calls go to: its address, or the addresses of its endpoints.</summary>
    public static string Describe(GoRpcClientOptions options) => options.Address ?? string.Join(", ", options.Endpoints);
}
