using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Discovery;

/// <summary>Keeps the endpoints of a list that can be used, each once. What it leaves out it names once, not with every list. Not thread-safe.</summary>
internal sealed class EndpointSieve(string address, ILogger logger)
{
    private HashSet<string> _named = [];

    public List<GoRpcEndpoint> Sift(IReadOnlyList<GoRpcEndpoint>? list)
    {
        var good = new List<GoRpcEndpoint>();
        var seen = new HashSet<(string, string?)>();
        var faults = new HashSet<string>();
        foreach (var endpoint in list ?? [])
        {
            if (EndpointFault.Find(endpoint) is { } fault)
            {
                if (faults.Add(fault) && !_named.Contains(fault))
                {
                    DiscoveryLog.EndpointIgnored(logger, address, fault);
                }
            }
            else if (seen.Add((endpoint.Address, endpoint.Authority)))
            {
                good.Add(endpoint);
            }
        }

        // One that was mended and is faulty again is worth another line.
        _named = faults;
        return good;
    }
}
