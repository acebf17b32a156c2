using System.Collections.ObjectModel;

using Polly;

namespace GoRpc.Client.Calls;

/// <summary>The settings that the calls of one target live by, as of one moment. Nothing changes them; a reload brings new ones.</summary>
internal sealed class CallSettings
{
    /// <summary>The time a unary call may take when nobody says otherwise; null for no limit.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>The time an attempt of a unary call may take when it may be retried; null for no limit of its own.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    public RetryOptions Retry { get; init; } = new();

    public HedgingOptions Hedging { get; init; } = new();

    /// <summary>How calls are held back; null for not at all.</summary>
    public ThrottlingOptions? Throttling { get; init; }

    public BulkheadOptions Bulkhead { get; init; } = new();

    public RetryBudgetOptions RetryBudget { get; init; } = new();

    public EjectionOptions Ejection { get; init; } = new();

    /// <summary>The user's own pipeline around a call; null for none.</summary>
    public ResiliencePipeline? CallPipeline { get; init; }

    /// <summary>The user's own pipeline around an attempt of a unary call; null for none.</summary>
    public ResiliencePipeline? AttemptPipeline { get; init; }

    /// <summary>Whether calls wait for an endpoint in reach, where the call itself does not say.</summary>
    public bool WaitForReady { get; init; }

    public CircuitBreakerOptions CircuitBreaker { get; init; } = new();

    public StreamOptions Streams { get; init; } = new();

    /// <summary>What calls are told apart by, before their contract says it; null for nothing.</summary>
    public Func<HashKeyContext, string?>? HashKey { get; init; }

    /// <summary>Gives the random part of waits, numbers from 0 to below 1, from any thread.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>What single methods do differently, by <c>gorpc.demo.Calculator/Add</c> or else by <c>Add</c>.</summary>
    public IReadOnlyDictionary<string, MethodOptions> Methods { get; init; } = ReadOnlyDictionary<string, MethodOptions>.Empty;
}
