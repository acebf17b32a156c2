using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace GoRpc.Client.Discovery;

/// <summary>
/// The addresses of a host name, one endpoint each, asked for again and again: <c>dns+http://host:port</c>, <c>dns+https://host:port</c>.
/// </summary>
/// <param name="address">The address.</param>
/// <param name="timeProvider">The clock of the waits.</param>
/// <param name="resolve">Finds the IP addresses of a host; null asks the operating system.</param>
/// <param name="random">Numbers from 0 to below 1, for the jitter; null takes those of the system.</param>
internal sealed class DnsEndpoints(
    Uri address,
    TimeProvider timeProvider,
    Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null,
    Func<double>? random = null) : IEndpointSource
{
    public const string HttpScheme = "dns+http";
    public const string HttpsScheme = "dns+https";

    // The operating system does not tell how long an answer holds. Kubernetes gives headless services 30 s, and its caches do no better.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;
    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;

    /// <summary>What is wrong with an address of this kind and what to type instead; null when nothing is.</summary>
    public static string? FindFault(string text)
    {
        var example = $"Type '{text.Split(':')[0].ToLowerInvariant()}://orders.internal:5081'";
        return !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0 ? $"'{text}' names no host. {example}"
            : uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" } ? null
            : $"'{text}' has more than a host and a port. {example}";
    }

    public async IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            yield return await ResolveAsync(cancellationToken).ConfigureAwait(false);

            // Clients that were started together do not all ask at once.
            await Task.Delay(Interval * (0.9 + (0.2 * _random())), timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<GoRpcEndpoint>> ResolveAsync(CancellationToken cancellationToken)
    {
        IPAddress[] found;
        try
        {
            // An IPv6 address in brackets is no name that DNS knows; without them it stands for itself.
            found = await _resolve(address.Host.Trim('[', ']'), cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw new InvalidOperationException(
                $"DNS has no addresses for the host '{address.Host}' of '{address.OriginalString}': {exception.Message}. Check the client's address for a typing error, and the name in DNS.", exception);
        }

        var scheme = address.Scheme == HttpsScheme ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        var port = address.Port >= 0 ? address.Port : scheme == Uri.UriSchemeHttps ? 443 : 80;
        var authority = $"{address.Host}:{port}";
        return [.. found.Select(ip => new GoRpcEndpoint($"{scheme}://{new IPEndPoint(ip, port)}") { Authority = authority })];
    }
}
