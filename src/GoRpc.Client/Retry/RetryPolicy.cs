using GoRpc.Client.Attempts;
using Grpc.Core;

namespace GoRpc.Client.Retry;

/// <summary>Decides whether a failed attempt of a method is followed by another, and after which wait.</summary>
/// <param name="options">The settings of the method.</param>
/// <param name="isIdempotent">Whether the contract says that the method may be executed more than once.</param>
/// <param name="random">Gives numbers from 0 to below 1, from any thread.</param>
internal sealed class RetryPolicy(RetryOptions options, bool isIdempotent, Func<double> random)
{
    public int MaxAttempts => options.MaxAttempts;

    public bool IsIdempotent => isIdempotent;

    /// <summary>Whether another attempt may follow.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="hasOther">Whether there is an endpoint that the call has not tried, which needs no time to recover.</param>
    /// <param name="delay">How long to wait before.</param>
    public bool Allows(Attempt attempt, AttemptFailure failure, bool hasOther, out TimeSpan delay)
    {
        delay = default;
        if (attempt.Number >= options.MaxAttempts || !CanBeMended(attempt, failure, out var pushback) || pushback.IsStop)
        {
            return false;
        }

        delay = pushback.Delay ?? (hasOther ? TimeSpan.Zero : Backoff(attempt.Number));
        return true;
    }

    /// <summary>Whether a failed attempt is one that another may do better than, if the service takes another.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="pushback">What the service says about another one.</param>
    public bool CanBeMended(Attempt attempt, AttemptFailure failure, out Pushback pushback)
    {
        pushback = default;
        if (failure.OwnFault is not null || !(isIdempotent || failure.WasNotExecuted))
        {
            return false;
        }

        pushback = Pushback.Read(failure.Trailers);
        return CanPass(failure, attempt.HasTimeout, pushback);
    }

    // Only what may be gone the next time is worth another attempt. ABORTED is not for this layer: what must be repeated is the whole
    // read-modify-write of the application, not the last call of it.
    private static bool CanPass(AttemptFailure failure, bool timedOut, Pushback pushback) => failure.Code switch
    {
        StatusCode.Unavailable => true,
        StatusCode.DeadlineExceeded => timedOut,
        StatusCode.ResourceExhausted => pushback.Delay is not null || failure.WasNotExecuted,
        _ => false,
    };

    private TimeSpan Backoff(int number)
    {
        // 2^30 times any base delay is beyond any longest delay.
        var full = Math.Min(options.BaseDelay.TotalMilliseconds * (1L << Math.Min(number - 1, 30)), options.MaxDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (1 - (options.Jitter * random())));
    }
}
