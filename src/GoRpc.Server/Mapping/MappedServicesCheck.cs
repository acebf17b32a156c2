using Microsoft.Extensions.Hosting;

namespace GoRpc.Server.Mapping;

/// <summary>Keeps a host with faulty services from starting.</summary>
internal sealed class MappedServicesCheck(MappedServices services) : IHostedLifecycleService
{
    /// <summary>Before anything listens: what a WebApplication has mapped.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => CheckAsync();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What was mapped by UseEndpoints, which runs while the web server starts.</summary>
    public Task StartedAsync(CancellationToken cancellationToken) => CheckAsync();

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task CheckAsync()
    {
        services.Check();
        return Task.CompletedTask;
    }
}
