using GoRpc.Client.Attempts;
using GoRpc.Client.CircuitBreaker;
using GoRpc.Client.Hedging;
using GoRpc.Client.Retry;
using GoRpc.Client.Streams;
using Polly;

namespace GoRpc.Client.Calls;

/// <summary>What the calls of one method live by, under one version of the settings. Immutable but for the state of its circuit.</summary>
internal sealed class MethodPolicy
{
    /// <summary>Service and method, for example <c>gorpc.demo.Calculator/Add</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The time a call may take; null for no limit.</summary>
    public required TimeSpan? Deadline { get; init; }

    /// <summary>The time an attempt may take; null for as long as the call.</summary>
    public required TimeSpan? AttemptTimeout { get; init; }

    /// <summary>Whether calls wait for an endpoint in reach.</summary>
    public required bool WaitForReady { get; init; }

    /// <summary>How long a reader waits for the first message of a response stream; null for ever.</summary>
    public StreamTimeout? FirstMessageTimeout { get; init; }

    /// <summary>How long a reader waits for each message after it; null for ever.</summary>
    public StreamTimeout? IdleTimeout { get; init; }

    public required RetryPolicy Retry { get; init; }

    /// <summary>How the calls are hedged; null where they are retried instead.</summary>
    public required HedgingPolicy? Hedging { get; init; }

    /// <summary>The method's service, by which its circuits are found.</summary>
    public required ServiceNumber Service { get; init; }

    /// <summary>Makes <see cref="Pipeline"/> when an attempt fails for the first time: a process whose calls succeed has no use for it.</summary>
    public required Lazy<ResiliencePipeline<Attempt>> LazyPipeline { private get; init; }

    /// <summary>Runs the attempts of a call that is made more than once.</summary>
    public ResiliencePipeline<Attempt> Pipeline => LazyPipeline.Value;
}
