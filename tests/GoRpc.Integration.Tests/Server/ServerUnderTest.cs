using GoRpc.Tests.Shared;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GoRpc.Integration.Tests.Server;

/// <summary>A real host on a loopback port, and clients of it that share no code with GoRpc.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ServerUnderTest(WebApplication application, CapturedLogs logs)
    {
        _application = application;
        Logs = logs;
        Channel = GrpcChannel.ForAddress(Address, new GrpcChannelOptions { MaxReceiveMessageSize = null });
        Http = new HttpClient { BaseAddress = Address };
    }

    public CapturedLogs Logs { get; }

    public IServiceProvider Services => _application.Services;

    public Uri Address => new(_application.Urls.First(static url => !url.Contains("unix:", StringComparison.Ordinal)));

    public GrpcChannel Channel { get; }

    public CallInvoker Calls => Channel.CreateCallInvoker();

    public HttpClient Http { get; }

    /// <summary>Starts a host with one mapped implementation.</summary>
    public static Task<ServerUnderTest> StartAsync<TImplementation>(Action<IGoRpcServerBuilder>? configure = null)
        where TImplementation : class =>
        StartAsync(
            builder => configure?.Invoke(builder.Services.AddGoRpc()),
            application => application.MapGoRpcService<TImplementation>());

    /// <param name="configure">What the host has.</param>
    /// <param name="map">What it serves.</param>
    /// <param name="listen">How it listens; cleartext by default.</param>
    public static async Task<ServerUnderTest> StartAsync(Action<WebApplicationBuilder> configure, Action<WebApplication> map, Action<ListenOptions>? listen = null)
    {
        var logs = new CapturedLogs();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback,
            0,
            endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http2;
                listen?.Invoke(endpoint);
            }));
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Services.AddGoRpc();
        configure(builder);

        var application = builder.Build();
        try
        {
            map(application);
            await application.StartAsync().Within("the host to start");
            return new ServerUnderTest(application, logs);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public Task StopAsync() => _application.StopAsync().Within("the host to stop");

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        Http.Dispose();
        await _application.DisposeAsync().Within("the host to stop");
    }
}
