using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Draining;

/// <summary>Takes the host through its drain. The web server closes its connections while the calls on them come to their ends.</summary>
internal sealed class DrainService(
    Drain drain,
    IOptions<GoRpcServerOptions> options,
    IOptions<HostOptions> hostOptions,
    IHostApplicationLifetime lifetime,
    TimeProvider timeProvider,
    ILogger<DrainService> logger) : IHostedLifecycleService, IDisposable
{
    // For the answers to leave the host, after the time of the calls is over.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    // For handlers that listen to end by themselves.
    private static readonly TimeSpan CutDelay = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _drained = new();
    private CancellationTokenRegistration _announcement;
    private readonly Lock _starting = new();
    private Task? _begin;
    private long _start;

    private TimeSpan Delay => options.Value.DrainDelay;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _announcement = lifetime.ApplicationStopping.UnsafeRegister(static drain => ((Drain)drain!).Announce(), drain);
        if (Timeout() is var timeout && timeout < options.Value.DrainTimeout)
        {
            Log.DrainTimeoutTooLong(logger, options.Value.DrainTimeout, hostOptions.Value.ShutdownTimeout, timeout);
        }

        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before the web server stops. A second time, when the host is told to stop by several, waits for the same.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        // The host tells its parts that it stops only after this method, unless a signal has done so.
        lifetime.StopApplication();
        lock (_starting)
        {
            return _begin ??= BeginAsync(cancellationToken);
        }
    }

    /// <summary>Not the end yet: the web server may stop after this.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _drained.CancelAsync();
        await _announcement.DisposeAsync();
        Log.Drained(logger, timeProvider.GetElapsedTime(_start).TotalMilliseconds, drain.EndedCalls);
    }

    public void Dispose() => _drained.Dispose();

    // Calls come and go as ever until those who send them have seen that they should not.
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        drain.Announce();
        _start = timeProvider.GetTimestamp();
        Log.Draining(logger, Delay, Timeout());
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Nobody waits for these: what the application hangs on to a token must not hold up the rest.
        _ = TellAsync(drain.BeginAsync());
        _ = EndAsync();
    }

    private async Task EndAsync()
    {
        await Task.Delay(Timeout(), timeProvider, _drained.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_drained.IsCancellationRequested)
        {
            _ = TellAsync(drain.EndAsync());
            await Task.Delay(CutDelay, timeProvider, _drained.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_drained.IsCancellationRequested)
            {
                _ = TellAsync(drain.CutAsync());
            }
        }
    }

    private async Task TellAsync(Task told)
    {
        try
        {
            await told;
        }
        catch (Exception exception)
        {
            Log.CallbackFailed(logger, exception);
        }
    }

    // The host gives up after its own timeout, and then cuts connections without a word.
    private TimeSpan Timeout()
    {
        var ofHost = hostOptions.Value.ShutdownTimeout;
        if (ofHost == System.Threading.Timeout.InfiniteTimeSpan)
        {
            return options.Value.DrainTimeout;
        }

        var most = ofHost - Delay - Rest;
        return most < TimeSpan.Zero ? TimeSpan.Zero : most < options.Value.DrainTimeout ? most : options.Value.DrainTimeout;
    }
}
