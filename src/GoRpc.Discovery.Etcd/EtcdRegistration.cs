using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GoRpc.Discovery.Etcd;

/// <summary>Registers the host when it serves, and takes it out of the registry before its server stops.</summary>
internal sealed class EtcdRegistration(
    IOptions<EtcdRegistrationOptions> options, IServiceProvider services, TimeProvider timeProvider, ILogger<EtcdRegistration> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private EtcdLease? _lease;
    private Task _keeping = Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>By now the server listens, and says where.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var address = settings.AdvertisedAddress ?? AdvertisedAddress.Of(
            [.. services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? []]);
        _lease = new EtcdLease(settings, address, timeProvider, logger);
        _keeping = Task.Run(() => _lease.KeepAsync(_stop.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>The server still serves; it stops after this.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_lease is null)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (await _lease.ReleaseAsync(cancellationToken).ConfigureAwait(false))
        {
            await Task.Delay(options.Value.DrainDelay, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        // A host that is disposed without having been stopped must not stay registered for ever.
        _stop.Cancel();
        _lease?.Dispose();
    }
}
