using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GoRpc.Server.Mapping;

/// <summary>Keeps a host with faulty services from starting.</summary>
internal sealed class MappedServicesCheck(MappedServices mapped, IServiceProvider services) : IHostedLifecycleService
{
    /// <summary>Before anything listens: what a WebApplication has mapped.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => mapped.CheckAsync([.. mapped.BuildEndpoints()], isComplete: false);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What was mapped by UseEndpoints, which runs while the web server starts, and what several groups of endpoints have in common.</summary>
    public Task StartedAsync(CancellationToken cancellationToken) => mapped.CheckAsync(services.GetService<EndpointDataSource>()?.Endpoints ?? [], isComplete: true);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
