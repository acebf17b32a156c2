using GoRpc.Specification.Tests.Server;
using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>A host of <see cref="Works"/> on a socket, with a client of it.</summary>
internal sealed class WorksHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WorksHost(WebApplication application, WorksLog log)
    {
        _application = application;
        Log = log;
        Channel = GoRpcChannel.ForAddress(application.Urls.Single());
    }

    public WorksLog Log { get; }

    public string Address => _application.Urls.Single();

    public GoRpcChannel Channel { get; }

    public IWorks Client => Channel.CreateClient<IWorks>();

    public static async Task<WorksHost> StartAsync(Action<IGoRpcServerBuilder> configure)
    {
        var log = new WorksLog();
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddSingleton(log);
        configure(builder.Services.AddGoRpc());
        var application = builder.Build();
        application.MapGoRpcService<Works>();
        await application.StartAsync().Within("the host to start");
        return new WorksHost(application, log);
    }

    /// <summary>Starts a host with one interceptor around everything.</summary>
    public static Task<WorksHost> StartAsync(Func<GoRpcCall, CallDelegate, ValueTask> interceptor) => StartAsync(builder => builder.AddInterceptor(new Through(interceptor)));

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _application.DisposeAsync().Within("the host to stop");
    }
}
