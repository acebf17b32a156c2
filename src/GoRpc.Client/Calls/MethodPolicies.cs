using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GoRpc.Client.Attempts;
using GoRpc.Client.Bulkhead;
using GoRpc.Client.Endpoints;
using GoRpc.Client.Hedging;
using GoRpc.Client.Retry;
using GoRpc.Client.Streams;
using GoRpc.Client.Throttling;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.Hedging;
using Polly.Retry;

namespace GoRpc.Client.Calls;

/// <summary>The policies of a target's methods under one version of the settings, made when a method is first called. Thread-safe.</summary>
internal sealed class MethodPolicies
{
    private readonly ConcurrentDictionary<MethodKey, MethodPolicy> _policies = new();

    // In front of the others: to hash a method's name costs more than all else here. Weak, since a client may make its methods anew for each call.
    private readonly ConditionalWeakTable<IMethod, MethodPolicy> _known = [];
    private readonly CallSettings _settings;
    private readonly TimeProvider _timeProvider;
    private readonly EndpointSet _endpoints;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, LatencyEstimator> _latencies;

    public MethodPolicies(CallSettings settings, EndpointSet endpoints, ILogger logger)
        : this(settings, endpoints, logger, previous: null)
    {
    }

    private MethodPolicies(CallSettings settings, EndpointSet endpoints, ILogger logger, MethodPolicies? previous)
    {
        _settings = settings;
        _timeProvider = endpoints.TimeProvider;
        _endpoints = endpoints;
        _logger = logger;
        _latencies = previous?._latencies ?? new(StringComparer.Ordinal);
        Budget = new RetryBudget(settings.RetryBudget, _timeProvider, previous?.Budget);
        Throttle = settings.Throttling is { Enabled: true } throttling ? new Throttle(throttling, endpoints, logger, previous?.Throttle) : null;
        Bulkhead = CallBulkhead.Of(settings.Bulkhead, previous?.Bulkhead);
    }

    public RetryBudget Budget { get; }

    /// <summary>Holds calls back; null when nothing does.</summary>
    public Throttle? Throttle { get; }

    /// <summary>The places for calls; null when they are not limited.</summary>
    public CallBulkhead? Bulkhead { get; }

    public CallSettings Settings => _settings;

    /// <summary>The policies under other settings: what was learned goes on.</summary>
    public MethodPolicies With(CallSettings settings) => new(settings, _endpoints, _logger, this);

    public MethodPolicy Of(IMethod method)
    {
        if (!_known.TryGetValue(method, out var policy))
        {
            var key = MethodKey.Of(method);
            policy = _policies.TryGetValue(key, out var same) ? same : _policies.GetOrAdd(key, Create(key, method));
            _known.AddOrUpdate(method, policy);
        }

        return policy;
    }

    private MethodPolicy Create(MethodKey key, IMethod method)
    {
        var own = MethodOptions.Of(method, _settings.Methods, out var name);
        var retry = new RetryPolicy(RetryOf(own), key.IsIdempotent, _settings.Random);
        var hedging = HedgingOf(key, own);
        return new MethodPolicy
        {
            Name = key.FullName.TrimStart('/'),
            Deadline = OrNone(own?.Deadline) ?? (own?.Deadline is null ? key.Deadline ?? (key.IsUnary ? _settings.Deadline : null) : null),
            // An attempt that may not be repeated gets all the time that its call has. A stream that is quiet has not failed.
            AttemptTimeout = key is { IsUnary: true, IsIdempotent: true } && (hedging?.MaxAttempts ?? retry.MaxAttempts) > 1
                ? (own?.AttemptTimeout is { } ofMethod ? OrNone(ofMethod) : _settings.AttemptTimeout)
                : null,
            WaitForReady = own?.WaitForReady ?? _settings.WaitForReady,
            FirstMessageTimeout = StreamTimeout.Of(own?.FirstMessageTimeout, name, _settings.Streams.FirstMessageTimeout, nameof(StreamOptions.FirstMessageTimeout)),
            IdleTimeout = StreamTimeout.Of(own?.IdleTimeout, name, _settings.Streams.IdleTimeout, nameof(StreamOptions.IdleTimeout)),
            Retry = retry,
            Hedging = hedging,
            Service = _endpoints.NumberOf(method.ServiceName),
            LazyPipeline = new(() => CreatePipeline(key.FullName.TrimStart('/'), retry, hedging)),
        };
    }

    private RetryOptions RetryOf(MethodOptions? own) => new()
    {
        MaxAttempts = own?.MaxAttempts ?? _settings.Retry.MaxAttempts,
        BaseDelay = own?.BaseDelay ?? _settings.Retry.BaseDelay,
        MaxDelay = own?.MaxDelay ?? _settings.Retry.MaxDelay,
        Jitter = _settings.Retry.Jitter,
    };

    // Only what may be executed twice is hedged, and only where one answer is the end of it. Everything else is retried.
    private HedgingPolicy? HedgingOf(MethodKey key, MethodOptions? own)
    {
        var maxAttempts = Math.Min(own?.MaxAttempts ?? _settings.Hedging.MaxAttempts, HedgingPolicy.MostAttempts);
        return key is { IsUnary: true, IsIdempotent: true } && maxAttempts > 1 && (own?.Hedge ?? _settings.Hedging.Enabled)
            ? new HedgingPolicy(maxAttempts, own?.HedgeDelay is { } delay ? OrNone(delay) : _settings.Hedging.Delay, _latencies.GetOrAdd(key.FullName, static _ => new()), _timeProvider)
            : null;
    }

    private ResiliencePipeline<Attempt> CreatePipeline(string name, RetryPolicy retry, HedgingPolicy? hedging)
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { Name = name, InstanceName = _endpoints.Target, TimeProvider = _timeProvider };
        // Counts what the strategies do on Polly's meter, by method (pipeline.name) and target (pipeline.instance). Polly would also log a line for each.
        builder.ConfigureTelemetry(NullLoggerFactory.Instance);
        return (hedging is null ? builder.AddRetry(RetryStrategy(retry)) : builder.AddHedging(HedgingStrategy(hedging))).Build();
    }

    private static RetryStrategyOptions<Attempt> RetryStrategy(RetryPolicy retry) => new()
    {
        MaxRetryAttempts = retry.MaxAttempts - 1,
        ShouldHandle = static args => new(args.Outcome.Result is { Failure: { } failure } attempt && attempt.Call.ShouldRetry(attempt, failure)),
        // Polly's own wait ends early only by the token that the call began with. Waiting here, a call ends it when it is disposed.
        DelayGenerator = static _ => new(TimeSpan.Zero),
        OnRetry = static args => args.Outcome.Result!.Call.WaitBeforeRetryAsync(),
    };

    private static HedgingStrategyOptions<Attempt> HedgingStrategy(HedgingPolicy hedging) => new()
    {
        MaxHedgedAttempts = hedging.MaxAttempts - 1,
        ShouldHandle = static args => new(HedgingPolicy.CallOf(args.Context).IsHedgedBeyond(args.Outcome)),
        DelayGenerator = static args => new(HedgingPolicy.CallOf(args.Context).NextHedgeDelay),
        ActionGenerator = static args => HedgingPolicy.CallOf(args.PrimaryContext).NextHedge(args.ActionContext.CancellationToken),
    };

    private static TimeSpan? OrNone(TimeSpan? time) => time == TimeSpan.Zero ? null : time;
}
