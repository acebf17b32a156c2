using System.Net;
using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GoRpc.Discovery.Tests.Hosts;

/// <summary>A real host of <see cref="IDesk"/> on a loopback port.</summary>
internal sealed class DeskHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly DeskName _name;

    private DeskHost(WebApplication application, DeskName name) => (_application, _name) = (application, name);

    public string Address => _application.Urls.Single();

    public int Calls => _name.Calls;

    public RecordingLogger Logger { get; private init; } = new();

    public static async Task<DeskHost> StartAsync(string name, Action<IServiceCollection>? configure = null, int listeners = 1)
    {
        var deskName = new DeskName(name);
        var logger = new RecordingLogger();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            for (var listener = 0; listener < listeners; listener++)
            {
                kestrel.Listen(IPAddress.Loopback, 0, static endpoint => endpoint.Protocols = HttpProtocols.Http2);
            }
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<ILoggerFactory>(logger);
        builder.Services.AddSingleton(deskName);
        builder.Services.AddGoRpc();
        configure?.Invoke(builder.Services);
        var application = builder.Build();
        try
        {
            application.MapGoRpcService<Desk>();
            await application.StartAsync().Within("the host to start");
            return new DeskHost(application, deskName) { Logger = logger };
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public Task StopAsync() => _application.StopAsync().Within("the host to stop");

    public async ValueTask DisposeAsync() => await _application.DisposeAsync().Within("the host to end");
}
