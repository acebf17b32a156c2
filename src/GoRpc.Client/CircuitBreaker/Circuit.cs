using GoRpc.Client.Attempts;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace GoRpc.Client.CircuitBreaker;

/// <summary>The circuit of one service at one target, shared by the pipelines of the service's methods. Thread-safe.</summary>
internal sealed class Circuit
{
    private readonly CircuitBreakerStateProvider _state = new();

    public Circuit(string service, string target, CircuitBreakerOptions options, TimeProvider timeProvider, ILogger logger)
    {
        BreakDuration = options.BreakDuration;

        // The breaker starts a task that lives as long as it does; it must not keep the ambient values of the first call alive.
        using var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        Pipeline = new ResiliencePipelineBuilder<Attempt> { Name = service, InstanceName = target, TimeProvider = timeProvider }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Attempt>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                StateProvider = _state,
                ShouldHandle = args => new(IsFailure(args.Outcome)),
                OnOpened = args =>
                {
                    CircuitLog.Opened(logger, service, target, args.BreakDuration.TotalSeconds);
                    return default;
                },
                OnHalfOpened = _ =>
                {
                    CircuitLog.HalfOpened(logger, service, target);
                    return default;
                },
                OnClosed = _ =>
                {
                    CircuitLog.Closed(logger, service, target);
                    return default;
                },
            })
            .Build();
    }

    public ResiliencePipeline<Attempt> Pipeline { get; }

    public TimeSpan BreakDuration { get; }

    public bool IsClosed => _state.CircuitState == CircuitState.Closed;

    /// <summary>Whether one attempt is under way to see if the service is back, and all others fail until it has an answer.</summary>
    public bool IsProbing => _state.CircuitState == CircuitState.HalfOpen;

    /// <summary>
    /// Takes the outcome of an attempt that was made without <see cref="Pipeline"/>. One that ends when the circuit has opened says nothing:
    /// it was sent before.
    /// </summary>
    public async ValueTask CountAsync(Outcome<Attempt> outcome)
    {
        if (!IsClosed)
        {
            return;
        }

        var context = ResilienceContextPool.Shared.Get();
        await Pipeline.ExecuteOutcomeAsync(static (_, outcome) => new ValueTask<Outcome<Attempt>>(outcome), context, outcome).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
    }

    private bool IsFailure(Outcome<Attempt> outcome) => outcome.Result switch
    {
        { Failure: null } => false,
        { Failure: { OwnFault: null } failure } when failure.Code != StatusCode.Cancelled => IsFailure(failure.Code),
        // Cancelled by its caller, or never sent: it says nothing about the service. A breaker knows only good and bad, and what says
        // nothing must not close a circuit.
        _ => IsProbing,
    };

    private static bool IsFailure(StatusCode code) =>
        code is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Unknown;
}
