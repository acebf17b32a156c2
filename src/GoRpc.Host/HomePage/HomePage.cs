using System.Text.Encodings.Web;
using GoRpc.Contracts;

namespace GoRpc.Host.HomePage;

/// <summary>
/// Writes the page that shows what the host serves, from the contract model. All of it is in one response: no assets, no scripts.
/// </summary>
internal static class HomePage
{
    private const string ContentMark = "{{content}}";

    private static readonly string Template = ReadTemplate();

    /// <summary>The page.</summary>
    /// <param name="contracts">The services.</param>
    /// <param name="status">The health of the host.</param>
    public static string Of(IReadOnlyList<ServiceContract> contracts, HostStatus status)
    {
        var health = status.IsHealthy ? "good" : "bad";
        return Fill($"""
            <header><h1>GoRpc host</h1><span class="status {health}">{Encode(status.Health)}</span></header>
            <dl>
            {string.Join('\n', status.Endpoints.Select(Endpoint))}
            <dt>Health</dt><dd><a href="/health">/health</a>, and <code>grpc.health.v1.Health</code> for gRPC callers</dd>
            </dl>
            <p>What to type next, in another terminal at the root of the repository:</p>
            <pre>{Encode(status.NextCommand)}</pre>
            {string.Join('\n', contracts.Select(ServiceSection.Of))}
            """);
    }

    /// <summary>The page for an address that the host knows nothing of.</summary>
    /// <param name="path">The path that was asked for.</param>
    public static string NotFound(string path) =>
        Fill($"""
            <header><h1>Nothing here</h1><span class="status bad">404</span></header>
            <p>The host serves nothing at <code>{Encode(path)}</code>. What it serves is on <a href="/">its home page</a>.</p>
            """);

    internal static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Endpoint((string Address, bool IsGrpc) endpoint) =>
        $"<dt>{(endpoint.IsGrpc ? "gRPC" : "HTTP/1.1")}</dt><dd><code>{Encode(endpoint.Address)}</code></dd>";

    private static string Fill(string content) => Template.Replace(ContentMark, content, StringComparison.Ordinal);

    private static string ReadTemplate()
    {
        using var stream = typeof(HomePage).Assembly.GetManifestResourceStream("home.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
