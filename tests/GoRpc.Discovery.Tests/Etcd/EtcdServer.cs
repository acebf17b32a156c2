using System.Text.RegularExpressions;
using Etcdserverpb;
using GoRpc.Discovery.Etcd;
using GoRpc.Discovery.Tests.Processes;
using GoRpc.Tests.Shared;

namespace GoRpc.Discovery.Tests.Etcd;

/// <summary>A real etcd on loopback ports, with a folder of its own. It can be killed, and started again with what it knew.</summary>
internal sealed partial class EtcdServer(string[] arguments) : IAsyncDisposable
{
    private readonly string _program = ExternalServer.Find("etcd", "etcd-server");
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("gorpc-etcd-");
    private readonly string _peers = $"http://127.0.0.1:{ExternalServer.FreePort()}";
    private ExternalServer? _server;

    public string Address { get; } = $"http://127.0.0.1:{ExternalServer.FreePort()}";

    public static async Task<EtcdServer> StartNewAsync(params string[] arguments)
    {
        var server = new EtcdServer(arguments);
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
            $"--initial-advertise-peer-urls={_peers}", $"--initial-cluster=test={_peers}", "--logger=zap", "--log-outputs=stderr", .. arguments,
        ],
        Serving());

    /// <summary>From now on nobody is answered who does not name a user.</summary>
    public async Task RequireUsersAsync(string user, string password)
    {
        using var registry = new EtcdConnection(Options(new EtcdDiscoveryOptions()));
        var users = registry.Calls.AuthClient;
        await users.UserAddAsync(new AuthUserAddRequest { Name = user, Password = password }).ResponseAsync.Within("the user");
        await users.UserGrantRoleAsync(new AuthUserGrantRoleRequest { User = user, Role = "root" }).ResponseAsync.Within("the role");
        await users.AuthEnableAsync(new AuthEnableRequest()).ResponseAsync.Within("the users");
    }

    /// <summary>Fills in how to reach it.</summary>
    public T Options<T>(T options, string? password = null)
        where T : EtcdDiscoveryOptions
    {
        options.Servers.Add(Address);
        options.Password = password;
        options.UserName = password is null ? null : "root";
        return options;
    }

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
