using System.Net;
using DnsClient;
using DnsClient.Protocol;

namespace GoRpc.Discovery.Dns;

/// <summary>Asks name servers. Thread-safe.</summary>
internal sealed class NameServers
{
    private readonly LookupClient _client;

    public NameServers(DnsDiscoveryOptions options) => _client = new LookupClient(
        new LookupClientOptions([.. options.Servers])
        {
            AutoResolveNameServers = options.Servers.Count == 0 || options.FallBackToSystemServers,
            // Who asks keeps the answer for its time to live, and no longer.
            UseCache = false,
            UseRandomNameServer = false,
            Timeout = options.Timeout,
            Retries = 1,
        });

    /// <summary>The SRV records of a name; empty where the name has none.</summary>
    /// <exception cref="InvalidOperationException">No name server knows the name, or none answers.</exception>
    public async Task<(IReadOnlyList<SrvRecord> Records, IReadOnlyList<DnsResourceRecord> Additional)> FindServicesAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await QueryAsync(name, QueryType.SRV, cancellationToken).ConfigureAwait(false);
        return ([.. answer.Answers.SrvRecords()], answer.Additionals);
    }

    /// <summary>The IPv4 and IPv6 addresses of a host; empty where it has none.</summary>
    /// <exception cref="InvalidOperationException">No name server knows the host, or none answers.</exception>
    public async Task<IReadOnlyList<AddressRecord>> FindAddressesAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var ip))
        {
            return ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
                ? [new ARecord(Literal(host, ResourceRecordType.A), ip)]
                : [new AaaaRecord(Literal(host, ResourceRecordType.AAAA), ip)];
        }

        var answers = await Task.WhenAll(QueryAsync(host, QueryType.A, cancellationToken), QueryAsync(host, QueryType.AAAA, cancellationToken)).ConfigureAwait(false);
        return [.. answers.SelectMany(static answer => answer.Answers.AddressRecords())];
    }

    private static ResourceRecordInfo Literal(string host, ResourceRecordType type) => new(host, type, QueryClass.IN, int.MaxValue, 0);

    private async Task<IDnsQueryResponse> QueryAsync(string name, QueryType type, CancellationToken cancellationToken)
    {
        IDnsQueryResponse answer;
        try
        {
            answer = await _client.QueryAsync(name, type, QueryClass.IN, cancellationToken).ConfigureAwait(false);
        }
        catch (DnsResponseException exception)
        {
            throw new InvalidOperationException($"DNS gave no answer for '{name}' ({type}): {exception.Message.TrimEnd('.')}. Asked were {Servers()}.", exception);
        }

        return answer.HasError
            ? throw new InvalidOperationException($"DNS has no '{name}' ({type}): {answer.ErrorMessage.TrimEnd('.')}. Check the client's address for a typing error, and the name at {Servers()}.")
            : answer;
    }

    private string Servers() => string.Join(", ", _client.NameServers.Select(static server => $"{server.Address}:{server.Port}"));
}
