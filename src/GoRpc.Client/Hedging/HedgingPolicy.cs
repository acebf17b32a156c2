using GoRpc.Client.Attempts;
using GoRpc.Client.Calls;
using GoRpc.Client.Ejection;
using Grpc.Core;
using Polly;

namespace GoRpc.Client.Hedging;

/// <summary>How the calls of one method are hedged. Thread-safe.</summary>
/// <param name="maxAttempts">How often a call is sent at most.</param>
/// <param name="delay">After which time without an answer; null for what the method's answers usually take.</param>
/// <param name="latency">Learns what they take; it outlives a reload.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class HedgingPolicy(int maxAttempts, TimeSpan? delay, LatencyEstimator latency, TimeProvider timeProvider)
{
    /// <summary>More than this Polly does not take.</summary>
    public const int MostAttempts = 11;

    private static readonly ResiliencePropertyKey<ResilientCall> Call = new("GoRpc.Client.Call");

    public int MaxAttempts => maxAttempts;

    /// <summary>How long an attempt may go without an answer before another starts; infinite while that is unknown.</summary>
    /// <remarks>
    /// A timer counts whole milliseconds, and fires up to one of them early. Where most answers take much the same time, a delay that is too short by
    /// that much would hedge most calls.
    /// </remarks>
    public TimeSpan Delay => delay ?? (latency.Percentile95 is { } usual ? TimeSpan.FromMilliseconds(Math.Ceiling(usual.TotalMilliseconds) + 1) : Timeout.InfiniteTimeSpan);

    /// <summary>The context in which a pipeline runs a call.</summary>
    public static ResilienceContext ContextOf(ResilientCall call)
    {
        // Without the call's token, which ends the attempts themselves.
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        context.Properties.Set(Call, call);
        return context;
    }

    /// <summary>The call that a pipeline runs.</summary>
    public static ResilientCall CallOf(ResilienceContext context) => context.Properties.GetValue(Call, null!);

    /// <summary>Learns from the first attempt of a call.</summary>
    /// <remarks>
    /// What lost to a hedge counts as well, with the time until then, which is beyond the delay: without it each slow answer would
    /// be replaced by a quick one, and the delay would shrink until all calls are hedged.
    /// </remarks>
    public void Learn(Attempt attempt, AttemptFailure? failure, long now)
    {
        if (delay is not null)
        {
            return;
        }

        var took = timeProvider.GetElapsedTime(attempt.StartTimestamp, now);
        if (failure is null || IsReply(failure) || took > (latency.Percentile95 ?? TimeSpan.MaxValue))
        {
            latency.Add(took);
        }
    }

    // A failure may be quick because nothing was done.
    private static bool IsReply(AttemptFailure failure) =>
        failure.IsAnswer && !EndpointHealth.IsFailure(failure) && failure.Code != StatusCode.ResourceExhausted;
}
