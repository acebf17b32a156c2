using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using GoRpc.Discovery.Tests.Processes;

namespace GoRpc.Discovery.Tests.Dns;

/// <summary>A dnsmasq on a loopback port, with the records that a test gives it.</summary>
internal sealed partial class DnsServer : IAsyncDisposable
{
    private readonly string _program = ExternalServer.Find("dnsmasq", "dnsmasq-base");
    private ExternalServer? _server;

    public IPEndPoint EndPoint { get; } = new(IPAddress.Loopback, ExternalServer.FreePort());

    /// <summary>Serves records in place of those before: <c>srv-host=name,target,port,priority,weight</c>, <c>host-record=name,address</c>.</summary>
    public async Task ServeAsync(params string[] records)
    {
        await DisposeAsync();
        string[] arguments =
        [
            "--keep-in-foreground", "--conf-file=/dev/null", "--log-facility=-", "--pid-file=", "--no-resolv", "--no-hosts", "--bind-interfaces", "--user=root",
            "--listen-address=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"--port={EndPoint.Port}"), "--local-ttl=20", "--local=/test/",
            .. records.Select(record => $"--{record}"),
        ];
        _server = await ExternalServer.StartAsync(_program, arguments, Started());
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync();
        }
    }

    [GeneratedRegex("started, version")]
    private static partial Regex Started();
}
