using System.Collections.Concurrent;
using GoRpc.Client.Attempts;
using GoRpc.Client.Balancing;
using GoRpc.Client.Calls;
using GoRpc.Client.CircuitBreaker;
using GoRpc.Client.Ejection;
using GoRpc.Client.Telemetry;
using Grpc.Core;

namespace GoRpc.Client.Endpoints;

/// <summary>
/// The pick layer: the endpoints of one channel, which of them takes an attempt, and what becomes of one that does badly. Thread-safe; a pick takes no lock,
/// a change of an endpoint's state does.
/// </summary>
/// <param name="services">What the endpoints share.</param>
/// <param name="policy">Chooses among several.</param>
internal sealed partial class EndpointSet(EndpointServices services, BalancingPolicy policy) : IDisposable
{
    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<string, ServiceNumber> _serviceNumbers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _disposal = new();
    private volatile EndpointSelection _selection = EndpointSelection.Unknown;
    private volatile TaskCompletionSource _change = NewChange();
    private volatile Exception? _discoveryFailure;
    // A policy of the application's own may want it.
    private readonly bool _usesHashKeys = policy is not (PowerOfTwo or RoundRobin or LeastRequest or Weighted);
    private volatile bool _isDisposed;
    private ITimer? _silenceWatch;
    private int _returns;
    private int _waiting;

    public EndpointSelection Selection => _selection;

    /// <summary>How often an endpoint has come back.</summary>
    public int Returns => Volatile.Read(ref _returns);

    public string Target => services.Target;

    /// <summary>Whether the key of a call makes a difference. To find it may take to encode the request.</summary>
    public bool UsesHashKeys => _usesHashKeys && _selection.Pickable.Length > 1;

    public TimeProvider TimeProvider => services.TimeProvider;

    public ClientMetrics Metrics => services.Metrics;

    /// <summary>The target as telemetry names it.</summary>
    public TargetTags Tags { get; } = new(services.Target);

    /// <summary>One endpoint that carries everything.</summary>
    public static EndpointSet Of(GoRpcEndpoint endpoint, EndpointServices services)
    {
        var set = new EndpointSet(services, new RoundRobin());
        set.Update([endpoint]);
        return set;
    }

    public ServiceNumber NumberOf(string service)
    {
        lock (_changing)
        {
            return _serviceNumbers.GetOrAdd(service, static (name, numbers) => new ServiceNumber(name, numbers.Count), _serviceNumbers);
        }
    }

    /// <summary>Takes the list that discovery has now. Endpoints that are in the old one as well go on as they are.</summary>
    /// <param name="endpoints">At least one; each address once.</param>
    public void Update(IReadOnlyList<GoRpcEndpoint> endpoints)
    {
        List<Endpoint> dropped;
        lock (_changing)
        {
            if (_isDisposed)
            {
                return;
            }

            var former = _selection.All.ToDictionary(static endpoint => (endpoint.Endpoint.Address, endpoint.Endpoint.Authority));
            var isFirst = former.Count == 0;
            var all = endpoints.Select(endpoint => former.Remove((endpoint.Address, endpoint.Authority), out var same) ? Update(same, endpoint) : Create(endpoint, isFirst)).ToArray();
            dropped = [.. former.Values];
            Publish(all);
            WatchSilence(all.Length > 1);
        }

        dropped.ForEach(endpoint => endpoint.Retire(_disposal.Token));
    }

    /// <summary>Discovery failed before it found anything.</summary>
    public void Fail(Exception exception)
    {
        lock (_changing)
        {
            _discoveryFailure = exception;
            SignalChange();
        }
    }

    /// <summary>From now on these settings count.</summary>
    public void Apply(CallSettings settings)
    {
        lock (_changing)
        {
            services.Settings = settings;
            foreach (var endpoint in _selection.All)
            {
                endpoint.Circuits.Apply(settings.CircuitBreaker);
                endpoint.Health.Apply(settings.Ejection);
                if (!settings.Ejection.Enabled && endpoint.Health.Status == EndpointStatus.Ejected)
                {
                    Return(endpoint);
                }
            }

            Publish(_selection.All);
        }
    }

    /// <summary>
    /// Picks an endpoint for an attempt: one that is not among those already tried if there is any. The attempt counts as under way from here on, so that whoever
    /// picks at the same moment sees it.
    /// </summary>
    /// <param name="context">What the policy may know of the call.</param>
    /// <param name="service">The service whose circuits count.</param>
    /// <param name="tried">The endpoints of the call's earlier attempts.</param>
    /// <param name="refusal">Why there is none: all circuits are open.</param>
    public Endpoint? TryPick(in PickContext context, ServiceNumber service, in TriedEndpoints tried, out CircuitRefusal? refusal)
    {
        while (true)
        {
            var endpoint = TryPick(context, service, _selection.Pickable, tried, out refusal);
            // One that discovery drops at this moment is no longer in the list that comes next.
            if (endpoint is null || endpoint.TryBegin(context.Method.Type != MethodType.Unary, context.Timestamp))
            {
                return endpoint;
            }
        }
    }

    /// <summary>Whether an attempt must wait for <see cref="ReadyAsync"/> before it picks.</summary>
    public bool MustWait(bool isWaitForReady)
    {
        var selection = _selection;
        return selection.All.Length == 0 || (isWaitForReady && !selection.IsReady);
    }

    /// <summary>Waits until there is an endpoint to pick.</summary>
    /// <param name="isWaitForReady">Whether to wait for one that is in reach, and through failures of discovery.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RpcException">There is none, and nothing that makes it worth to wait.</exception>
    public async Task ReadyAsync(bool isWaitForReady, CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = _change.Task;
            if (!MustWait(isWaitForReady))
            {
                return;
            }

            ObjectDisposedException.ThrowIf(_isDisposed, typeof(GoRpcChannel));
            if (_selection.All.Length == 0 && _discoveryFailure is { } failure && !isWaitForReady)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, $"No endpoint of {services.Target} is known: {failure.Message}"));
            }

            Interlocked.Increment(ref _waiting);
            try
            {
                await change.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }

    /// <summary>Whether there is an endpoint in reach that has not been tried.</summary>
    public bool HasOther(in TriedEndpoints tried)
    {
        var selection = _selection;
        return selection is { IsReady: true, Pickable.Length: > 1 } && tried.Except(selection.Pickable).Length > 0;
    }

    /// <summary>Takes the outcome of an attempt: of a unary one as a whole, of a stream whether it was established.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="service">Its service.</param>
    /// <param name="failure">How it failed; null when it did not.</param>
    /// <param name="now">The time.</param>
    public void Count(Attempt attempt, ServiceNumber service, AttemptFailure? failure, long now)
    {
        attempt.Endpoint.Load.Sample(attempt.StartTimestamp, now, failure);
        CountEnd(attempt, service, failure, now);
    }

    /// <summary>Takes how an attempt has ended whose time says nothing, such as that of a stream.</summary>
    /// <inheritdoc cref="Count"/>
    public void CountEnd(Attempt attempt, ServiceNumber service, AttemptFailure? failure, long now)
    {
        var endpoint = attempt.Endpoint;
        endpoint.Circuits.Of(service)?.Count(failure, now);
        var isAnswer = failure is null or { IsAnswer: true };
        if (isAnswer)
        {
            endpoint.Answered(now);
        }

        if (endpoint.Health.HasReturnedSince(attempt.StartTimestamp))
        {
            return;
        }

        if (failure is not null && (failure.IsUnreachable || EndpointHealth.IsFailure(failure)))
        {
            CountFailure(endpoint, failure, now);
        }
        else if (isAnswer)
        {
            CountSuccess(endpoint, attempt.StartTimestamp, now);
        }
    }

    public void Dispose()
    {
        Endpoint[] all;
        lock (_changing)
        {
            // Those who wait for this token or for the change must not run under the lock.
            all = _selection.All;
            _isDisposed = true;
            _silenceWatch?.Dispose();
        }

        _disposal.Cancel();
        SignalChange();
        Metrics.Unwatch(this);
        foreach (var endpoint in all)
        {
            endpoint.Dispose();
        }
    }
}
