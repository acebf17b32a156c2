using System.Net;
using System.Runtime.CompilerServices;
using DnsClient.Protocol;

namespace GoRpc.Discovery.Dns;

/// <summary>The endpoints that name servers tell of: those of SRV records, or those of a host's addresses. Asked for again when the answer has expired.</summary>
internal sealed class NameServerEndpoints(DnsAddress address, NameServers servers, DnsDiscoveryOptions options, TimeProvider timeProvider, Func<double>? random = null) : IEndpointSource
{
    // What an endpoint's weight may be at most; SRV records go up to 65,535.
    private const int MostWeight = 1000;

    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;

    public async IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (endpoints, timeToLive) = address.Port is { } port
                ? await FindHostAsync(address.Name, port, cancellationToken).ConfigureAwait(false)
                : await FindServiceAsync(cancellationToken).ConfigureAwait(false);
            yield return endpoints;

            // At the end of its time to live at the earliest, and not together with everybody who asked at the same moment.
            var wait = timeToLive > options.MaximumInterval ? options.MaximumInterval : timeToLive < options.MinimumInterval ? options.MinimumInterval : timeToLive;
            await Task.Delay(wait * (1 + (0.1 * _random())), timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan TimeToLive(IEnumerable<DnsResourceRecord> records) =>
        TimeSpan.FromSeconds(records.Select(static record => record.InitialTimeToLive).DefaultIfEmpty(0).Min());

    private async Task<(IReadOnlyList<GoRpcEndpoint> Endpoints, TimeSpan TimeToLive)> FindHostAsync(string host, int port, CancellationToken cancellationToken)
    {
        var found = await servers.FindAddressesAsync(host.Trim('[', ']'), cancellationToken).ConfigureAwait(false);
        return ([.. found.Select(record => Endpoint(record.Address, host, port, 1))], TimeToLive(found));
    }

    private async Task<(IReadOnlyList<GoRpcEndpoint> Endpoints, TimeSpan TimeToLive)> FindServiceAsync(CancellationToken cancellationToken)
    {
        var (records, additional) = await servers.FindServicesAsync(address.Name, cancellationToken).ConfigureAwait(false);
        var most = records.Select(static record => (int)record.Weight).DefaultIfEmpty(0).Max();
        Exception? failure = null;

        // Of RFC 2782: the lowest priority first; a class counts only when no target of those before it has an address. A target '.' means: not here.
        foreach (var level in records.Where(static record => record.Target.Value != ".").GroupBy(static record => record.Priority).OrderBy(static level => level.Key))
        {
            var found = await Task.WhenAll(level.Select(record => FindTargetAsync(record, additional, cancellationToken))).ConfigureAwait(false);
            failure = found.Select(static target => target.Failure).FirstOrDefault(static failure => failure is not null) ?? failure;
            var endpoints = level.Zip(found).SelectMany(pair => pair.Second.Records.Select(record =>
                Endpoint(record.Address, HostOf(pair.First), pair.First.Port, Weight(pair.First.Weight, most)))).ToList();
            if (endpoints.Count > 0)
            {
                // A target that was not found is asked for again soon.
                var timeToLive = failure is null ? TimeToLive(records.Concat<DnsResourceRecord>(found.SelectMany(static target => target.Records))) : TimeSpan.Zero;
                return (endpoints, timeToLive);
            }
        }

        return failure is null ? ([], TimeToLive(records)) : throw failure;
    }

    private async Task<(IReadOnlyList<AddressRecord> Records, Exception? Failure)> FindTargetAsync(SrvRecord record, IReadOnlyList<DnsResourceRecord> additional, CancellationToken cancellationToken)
    {
        var known = additional.AddressRecords().Where(candidate => candidate.DomainName.Equals(record.Target)).ToList();
        if (known.Count > 0)
        {
            return (known, null);
        }

        try
        {
            return (await servers.FindAddressesAsync(HostOf(record), cancellationToken).ConfigureAwait(false), null);
        }
        catch (InvalidOperationException exception)
        {
            // The other targets are worth having.
            return ([], exception);
        }
    }

    private static string HostOf(SrvRecord record) => record.Target.Value.TrimEnd('.');

    // Zero is "any, when there is nothing better": next to none of the calls.
    private static int Weight(int weight, int most) => most <= MostWeight ? Math.Max(1, weight) : Math.Max(1, (int)((long)weight * MostWeight / most));

    private GoRpcEndpoint Endpoint(IPAddress ip, string host, int port, int weight) =>
        new($"{address.Scheme}://{new IPEndPoint(ip, port)}") { Authority = $"{host}:{port}", Weight = weight };
}
