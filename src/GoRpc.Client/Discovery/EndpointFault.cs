using GoRpc.Client.Transport;

namespace GoRpc.Client.Discovery;

/// <summary>Finds what is wrong with an endpoint that a source has given.</summary>
internal static class EndpointFault
{
    public const int LeastWeight = 1;
    public const int MostWeight = 1000;

    /// <summary>What is wrong and what to type instead, without a period; null when nothing is.</summary>
    public static string? Find(GoRpcEndpoint? endpoint)
    {
        if (endpoint is null)
        {
            return "its source gave null in place of an endpoint";
        }

        return string.IsNullOrWhiteSpace(endpoint.Address) ? "it has no address. Type for example 'http://host:port'"
            : ChannelAddress.FindFault(endpoint.Address) is { } fault ? fault
            : OfWeight(endpoint.Weight) is { } weight ? $"'{endpoint.Address}' has {weight}"
            : endpoint.Authority is { } authority && OfAuthority(authority) is { } name ? $"'{endpoint.Address}' has {name}"
            : null;
    }

    /// <summary>The same of a weight alone.</summary>
    public static string? OfWeight(long weight) =>
        weight is >= LeastWeight and <= MostWeight ? null : $"the weight {weight}. Type a number from {LeastWeight} to {MostWeight}, or leave the endpoint out";

    /// <summary>The same of an authority alone.</summary>
    public static string? OfAuthority(string authority) =>
        authority.Length > 0 && ChannelAddress.FindFault("http://" + authority) is null && !authority.EndsWith('/')
            ? null
            : $"the authority '{authority}'. Type a host name with or without a port, as in 'orders.internal:5081'";
}
