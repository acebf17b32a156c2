using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery;

namespace GoRpc.Discovery.Extensions;

/// <summary>The endpoints that Microsoft.Extensions.ServiceDiscovery knows for a service.</summary>
internal sealed class ServiceEndpoints : IEndpointSource
{
    // The resolver drops a service that nobody has asked for within ten seconds, and with it the news of its changes. What it holds costs nothing to ask for.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private readonly string _scheme;
    private readonly ServiceEndpointResolver _resolver;
    private readonly TimeProvider _timeProvider;
    private readonly string _service;

    /// <exception cref="ArgumentException">The address has a fault; the message says what to type.</exception>
    public ServiceEndpoints(Uri address, string scheme, ServiceEndpointResolver resolver, TimeProvider timeProvider)
    {
        if (address.Host.Length == 0 || address is not { PathAndQuery: "/", Fragment: "", UserInfo: "" })
        {
            throw new ArgumentException($"'{address.OriginalString}' has {(address.Host.Length == 0 ? "no" : "more than a")} service name. Type for example '{address.Scheme}://basket'.");
        }

        _scheme = scheme;
        _resolver = resolver;
        _timeProvider = timeProvider;
        _service = $"{scheme}://{address.Authority}";
    }

    public async IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await _resolver.GetEndpointsAsync(_service, cancellationToken).ConfigureAwait(false);
            yield return [.. found.Endpoints.Select(ToEndpoint)];
            await ChangeAsync(found.ChangeToken, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ChangeAsync(IChangeToken token, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var registration = token.RegisterChangeCallback(static state => Cancel((CancellationTokenSource)state!), stop);
        await Task.Delay(Poll, _timeProvider, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static void Cancel(CancellationTokenSource stop)
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The poll has come first.
        }
    }

    private GoRpcEndpoint ToEndpoint(ServiceEndpoint found) => found.EndPoint switch
    {
        // The configuration gives whole addresses; their scheme is the one that was asked for, or one that it was allowed to choose.
        UriEndPoint { Uri: var uri } => new GoRpcEndpoint(uri.GetLeftPart(UriPartial.Authority)) { Authority = Authority(found, uri.Port) },
        DnsEndPoint { Host: var host, Port: var port } => new GoRpcEndpoint($"{_scheme}://{host}:{PortOr(port)}") { Authority = Authority(found, PortOr(port)) },
        IPEndPoint ip => new GoRpcEndpoint($"{_scheme}://{new IPEndPoint(ip.Address, PortOr(ip.Port))}") { Authority = Authority(found, PortOr(ip.Port)) },
        System.Net.Sockets.UnixDomainSocketEndPoint socket => new GoRpcEndpoint($"unix:{socket}"),
        // One that GoRpc can't reach is named in the log and left out.
        var other => new GoRpcEndpoint(other.ToString() ?? other.GetType().Name),
    };

    private static string? Authority(ServiceEndpoint found, int port) => found.Features.Get<IHostNameFeature>() is { HostName: { Length: > 0 } name } ? $"{name}:{port}" : null;

    private int PortOr(int port) => port > 0 ? port : _scheme == Uri.UriSchemeHttps ? 443 : 80;
}
