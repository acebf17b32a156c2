using GoRpc.Client.Attempts;
using GoRpc.Client.Hedging;
using GoRpc.Client.Retry;
using Grpc.Core;
using Polly;

namespace GoRpc.Client.Calls;

/// <content>The attempts of a call that run beside each other.</content>
internal abstract partial class ResilientCall
{
    private volatile Hedges? _hedges;

    /// <summary>Whether a failed attempt is waited beyond: for those beside it, and for the next one.</summary>
    public bool IsHedgedBeyond(Outcome<Attempt> outcome)
    {
        var hedges = _hedges!;
        if (outcome.Result is not { } attempt)
        {
            // It was not started: no endpoint took it.
            return hedges.HasRunning && !IsDisposed && !_token.IsCancellationRequested;
        }

        if (attempt.Failure is not { } failure)
        {
            return false;
        }

        var pushback = default(Pushback);
        if (IsDisposed || _token.IsCancellationRequested || !(Policy.Retry.CanBeMended(attempt, failure, out pushback) || IsOverload(failure, hedges) || TryRenewCredentials(attempt, failure)))
        {
            hedges.FailedForGood(attempt);
            return false;
        }

        hedges.Failing(attempt, pushback, _invoker.TimeProvider.GetTimestamp(), _invoker.TimeProvider.TimestampFrequency);
        return true;
    }

    /// <summary>When to ask for the next attempt, if none ends before.</summary>
    public TimeSpan NextHedgeDelay => _hedges!.NextDelay;

    /// <summary>Starts an attempt beside those under way; null when there is to be none now.</summary>
    /// <param name="lost">Cancelled when another attempt has given the answer.</param>
    public Func<ValueTask<Outcome<Attempt>>>? NextHedge(CancellationToken lost)
    {
        var hedges = _hedges!;
        hedges.NextDelay = Timeout.InfiniteTimeSpan;
        var wait = hedges.Wait(_invoker.TimeProvider);
        if (hedges.IsStopped || IsDisposed || _token.IsCancellationRequested || Deadline - Now <= wait)
        {
            return null;
        }

        if (hedges.HasRunning)
        {
            if (wait > TimeSpan.Zero)
            {
                hedges.NextDelay = wait;
                return null;
            }

            if (MustWait)
            {
                return null;
            }
        }

        if (!_policies.Budget.TryTake(_invoker.Endpoints.Selection.IsReady))
        {
            return null;
        }

        hedges.NextDelay = HedgeDelay(wait);
        CountHedge();
        HedgingLog.Hedging(_invoker.Logger, Method.FullName, Target, _invoker.TimeProvider.GetElapsedTime(_startTimestamp).TotalMilliseconds, _attempts + 1, wait.TotalMilliseconds);
        hedges.Begin();
        return () => HedgeAsync(hedges, wait, lost);
    }

    // A service that sheds without saying when to come back wants no other attempt; one that is under way may be answered all the same.
    private static bool IsOverload(AttemptFailure failure, Hedges hedges)
    {
        if (failure.Code != StatusCode.ResourceExhausted || failure.OwnFault is not null || !hedges.HasRunning)
        {
            return false;
        }

        hedges.Stop();
        return true;
    }

    private bool IsHedged => Policy.Hedging is not null && _enclosing is not { PreviousAttempts: > 0 };

    // Infinite where the call would be over by then.
    private TimeSpan HedgeDelay(TimeSpan wait)
    {
        var delay = Policy.Hedging!.Delay;
        return delay > TimeSpan.Zero && Deadline - Now > wait + delay ? wait + delay : Timeout.InfiniteTimeSpan;
    }

    private Task WaitForHedge(Task answered) =>
        !answered.IsCompleted && HedgeDelay(TimeSpan.Zero) is var delay && delay > TimeSpan.Zero ? answered.WaitAsync(delay, _invoker.TimeProvider) : answered;

    // The first attempt has failed, or has no answer for so long that another one starts.
    private async ValueTask<(Attempt? Attempt, Exception? Refusal)> HedgeAsync(Attempt first, Task answered)
    {
        var hedges = new Hedges();
        hedges.Begin();
        hedges.NextDelay = TimeSpan.Zero;
        hedges.Add(first);
        _hedges = hedges;
        Interlocked.MemoryBarrier();
        if (IsDisposed)
        {
            hedges.EndAll();
        }

        var context = HedgingPolicy.ContextOf(this);
        var outcome = await Policy.Pipeline.ExecuteOutcomeAsync(
            static async (context, run) =>
            {
                await run.call.AnswerAsync(run.hedges, run.first, run.answered, context.CancellationToken).ConfigureAwait(false);
                return Outcome.FromResult(run.first);
            },
            context,
            (call: this, hedges, first, answered)).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        _attempt = outcome.Result ?? first;
        return outcome.Result is { Failure: not null } ? (hedges.Failed ?? outcome.Result, null) : (outcome.Result, outcome.Exception);
    }

    private async ValueTask<Outcome<Attempt>> HedgeAsync(Hedges hedges, TimeSpan wait, CancellationToken lost)
    {
        // Only while no other attempt runs, so that there is one wait at a time.
        _delay = wait;
        await WaitBeforeRetryAsync().ConfigureAwait(false);
        var refusal = MustWait ? await WaitForEndpointAsync().ConfigureAwait(false) : null;
        if (refusal is null && _invoker.Credentials is not null)
        {
            refusal = await FetchCredentialsAsync().ConfigureAwait(false);
        }

        Attempt? attempt = null;
        Task? answered = null;
        if (refusal is null && !_token.IsCancellationRequested)
        {
            lock (hedges.Starting)
            {
                refusal = TryStart(_invoker.TimeProvider.GetTimestamp(), out attempt);
            }

            answered = attempt?.AnsweredAsync();
        }

        if (attempt is null)
        {
            hedges.End();
            return Outcome.FromException<Attempt>(refusal ?? new OperationCanceledException(_token));
        }

        hedges.Add(attempt);
        await AnswerAsync(hedges, attempt, answered!, lost).ConfigureAwait(false);
        return Outcome.FromResult(attempt);
    }

    // Ends when the attempt is answered or has lost. What the transport makes of the loser is not waited for.
    private async ValueTask AnswerAsync(Hedges hedges, Attempt attempt, Task answered, CancellationToken lost)
    {
        if (!answered.IsCompleted)
        {
            await answered.WaitAsync(lost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        hedges.End();
        if (answered.IsCompleted)
        {
            Conclude(attempt, answered);
            return;
        }

        attempt.Dispose();
        _ = ConcludeLaterAsync(attempt, answered);
    }

    private async Task ConcludeLaterAsync(Attempt attempt, Task answered)
    {
        await answered.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Conclude(attempt, answered);
    }
}
