using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Discovery;

/// <summary>
/// Watches a source in the background and hands on its lists. The last good list outlives empty lists and failures; after a failure the source
/// is watched anew, after a wait that grows.
/// </summary>
/// <remarks>
/// The callbacks are called one after the other, from a thread of the pool; one may still be running when <see cref="Dispose"/> returns. Members are thread-safe.
/// </remarks>
/// <param name="source">The source.</param>
/// <param name="address">What the log calls it.</param>
/// <param name="changed">Takes each good list that differs from the one before: no duplicates, no faulty endpoints, never empty.</param>
/// <param name="failed">Takes the reason each time there is no list while there has not been any, so that nobody need wait for it longer.</param>
/// <param name="timeProvider">The clock of the waits.</param>
/// <param name="logger">Where changes of state are logged.</param>
/// <param name="random">Numbers from 0 to below 1, for the jitter; null takes those of the system.</param>
internal sealed class EndpointFollower(
    IEndpointSource source,
    string address,
    Action<IReadOnlyList<GoRpcEndpoint>> changed,
    Action<Exception> failed,
    TimeProvider timeProvider,
    ILogger logger,
    Func<double>? random = null) : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _firstList = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EndpointSieve _sieve = new(address, logger);
    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;
    private volatile Exception? _lastFailure;
    private IReadOnlyList<GoRpcEndpoint> _current = [];
    private State _state;
    private int _isStarted;
    private int _isDisposed;

    private enum State
    {
        Good,
        Empty,
        Lost,
    }

    /// <summary>Completes with the first good list, after it was handed on; cancelled by <see cref="Dispose"/>.</summary>
    public Task FirstList => _firstList.Task;

    /// <summary>Why there is no list at the moment, or none newer than the last; null when all is well, and before the first news.</summary>
    public Exception? LastFailure => _lastFailure;

    /// <summary>Begins to watch; again, or after <see cref="Dispose"/>, does nothing.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _isStarted, 1) != 0 || Volatile.Read(ref _isDisposed) != 0)
        {
            return;
        }

        // The first call starts this, and what it carries along (its activity, its deadline) is not the follower's.
        using (ExecutionContext.SuppressFlow())
        {
            var token = _stop.Token;
            _ = Task.Run(() => FollowAsync(token), CancellationToken.None);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _stop.Cancel();
            _firstList.TrySetCanceled(_stop.Token);
            _stop.Dispose();
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var wait = FirstWait;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var list in source.WatchAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (cancellationToken.IsCancellationRequested)
                    {
                        return;
                    }

                    wait = Take(list) ? FirstWait : wait;
                }

                if (_current.Count > 0)
                {
                    return;
                }

                Fail(State.Lost, new InvalidOperationException($"The source of the endpoints of '{address}' ended without giving any."));
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Fail(State.Lost, exception);
            }

            // Clients that lost the same registry at the same moment do not come back to it in one.
            var jittered = wait * (0.5 + (0.5 * _random()));
            await Task.Delay(jittered, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    private bool Take(IReadOnlyList<GoRpcEndpoint> list)
    {
        var good = _sieve.Sift(list);
        if (good.Count == 0)
        {
            Fail(State.Empty, new InvalidOperationException($"There are no endpoints of '{address}': its source gave an empty list."));
            return false;
        }

        var added = good.Except(_current).Count();
        var removed = _current.Except(good).Count();
        if (_state != State.Good && _current.Count > 0)
        {
            DiscoveryLog.Back(logger, address, good.Count);
        }

        _state = State.Good;
        // The order means nothing: DNS servers turn it with every answer.
        if (added + removed > 0)
        {
            changed(good);
            _current = good;
            DiscoveryLog.Changed(logger, address, good.Count, added, removed);
        }

        _lastFailure = null;
        _firstList.TrySetResult();
        return true;
    }

    private void Fail(State state, Exception exception)
    {
        if (_state != state)
        {
            _state = state;
            LogFailure(exception);
        }

        _lastFailure = exception;
        if (_current.Count == 0)
        {
            failed(exception);
        }
    }

    private void LogFailure(Exception exception)
    {
        var reason = exception.Message.EndsWith('.') ? exception.Message : exception.Message + ".";
        if (_current.Count == 0)
        {
            DiscoveryLog.NotFound(logger, exception, address, reason);
        }
        else if (_state == State.Empty)
        {
            DiscoveryLog.EmptyIgnored(logger, address, _current.Count);
        }
        else
        {
            DiscoveryLog.Lost(logger, exception, address, reason, _current.Count);
        }
    }
}
