using System.Text.RegularExpressions;
using GoRpc.Discovery.Tests.Processes;

namespace GoRpc.Discovery.Tests.Etcd;

/// <summary>A real etcd on loopback ports, with a folder of its own. It can be killed, and started again with what it knew.</summary>
internal sealed partial class EtcdServer : IAsyncDisposable
{
    private readonly string _program = ExternalServer.Find("etcd", "etcd-server");
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("gorpc-etcd-");
    private readonly string _peers = $"http://127.0.0.1:{ExternalServer.FreePort()}";
    private ExternalServer? _server;

    public string Address { get; } = $"http://127.0.0.1:{ExternalServer.FreePort()}";

    public static async Task<EtcdServer> StartNewAsync()
    {
        var server = new EtcdServer();
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync() => _server = await ExternalServer.StartAsync(
        _program,
        [
            "--name=test", $"--data-dir={_data.FullName}", $"--listen-client-urls={Address}", $"--advertise-client-urls={Address}", $"--listen-peer-urls={_peers}",
            $"--initial-advertise-peer-urls={_peers}", $"--initial-cluster=test={_peers}", "--logger=zap", "--log-outputs=stderr",
        ],
        Serving());

    public async Task KillAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _data.Delete(recursive: true);
    }

    [GeneratedRegex("serving insecure client requests|serving client traffic insecurely|ready to serve client requests")]
    private static partial Regex Serving();
}
