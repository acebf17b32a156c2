using GoRpc.Specification.Tests.Server;
using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>A host of <see cref="Works"/> on a socket, with a client of it.</summary>
internal sealed class WorksHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WorksHost(WebApplication application, WorksLog log, Action<GoRpcClientOptions> configure)
    {
        _application = application;
        Log = log;
        Channel = GoRpcChannel.ForAddress(application.Urls.Single(), configure);
    }

    public WorksLog Log { get; }

    public string Address => _application.Urls.Single();

    public GoRpcChannel Channel { get; }

    public IWorks Client => Channel.CreateClient<IWorks>();

    public static async Task<WorksHost> StartAsync(Action<IGoRpcServerBuilder> configure, Action<GoRpcClientOptions>? configureClient = null)
    {
        var log = new WorksLog();
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddSingleton(log);
        configure(builder.Services.AddGoRpc());
        var application = builder.Build();
        application.MapGoRpcService<Works>();
        await application.StartAsync().Within("the host to start");
        return new WorksHost(application, log, configureClient ?? (static _ => { }));
    }

    /// <summary>Starts a host with interceptors around everything on one side, from the outermost to the innermost.</summary>
    public static Task<WorksHost> StartAsync(CallSides side, params Func<GoRpcCall, CallDelegate, ValueTask>[] interceptors) => StartAsync(
        builder =>
        {
            foreach (var interceptor in side.HasFlag(CallSides.Server) ? interceptors : [])
            {
                builder.AddInterceptor(new Through(interceptor));
            }
        },
        options =>
        {
            foreach (var interceptor in side.HasFlag(CallSides.Client) ? interceptors : [])
            {
                options.AddInterceptor(new Through(interceptor));
            }
        });

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _application.DisposeAsync().Within("the host to stop");
    }
}
