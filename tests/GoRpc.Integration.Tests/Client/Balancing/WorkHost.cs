using System.Net;
using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GoRpc.Integration.Tests.Client.Balancing;

/// <summary>A GoRpc host on a loopback port that can be killed, and started again on the same port.</summary>
internal sealed class WorkHost : IAsyncDisposable
{
    private readonly int _port;
    private WebApplication? _application;

    private WorkHost(int port) => _port = port;

    public WorkService Service { get; } = new();

    public string Address => $"http://127.0.0.1:{_port}";

    /// <summary>Hosts on ports below those that outgoing connections get, which nobody takes while a host is down.</summary>
    public static async Task<WorkHost[]> StartAsync(int count)
    {
        var hosts = new List<WorkHost>();
        while (hosts.Count < count)
        {
            var host = new WorkHost(Random.Shared.Next(20_000, 32_000));
            try
            {
                await host.StartAsync();
                hosts.Add(host);
            }
            catch (IOException)
            {
                // The port is taken.
                await host.KillAsync();
            }
        }

        return [.. hosts];
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(Service);
        builder.Services.AddGoRpc();
        _application = builder.Build();
        _application.MapGoRpcService<WorkService>();
        _application.MapGoRpcService<KeyedService>();
        await _application.StartAsync().Within("the host to start");
    }

    /// <summary>Ends it with everything that is under way.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _application, null) is { } application)
        {
            await application.StopAsync(new CancellationToken(canceled: true));
            await application.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();
}
