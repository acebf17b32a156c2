using System.Globalization;
using System.Runtime.CompilerServices;
using GoRpc.Calls;
using GoRpc.Client.Attempts;
using GoRpc.Client.Deadlines;
using GoRpc.Client.Errors;
using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;

namespace GoRpc.Client.Calls;

/// <content>The attempts of a call, as its pipeline runs them.</content>
internal abstract partial class ResilientCall
{
    private volatile Attempt? _attempt;
    private volatile CancellationTokenSource? _wait;
    private AttemptFailure? _lastFailure;
    private Outcome<Attempt>? _first;
    private TimeSpan _delay;
    private int _attempts;
    private bool _attemptHasTimeout;

    /// <summary>The attempt under way, or the last one; null before the first.</summary>
    protected Attempt? LastAttempt => _attempt;

    /// <summary>Whether no other attempt can take the place of the one under way.</summary>
    protected virtual bool IsCommitted => false;

    /// <summary>Whether a failed attempt is followed by another; takes it from the budget.</summary>
    public bool ShouldRetry(Attempt attempt, AttemptFailure failure)
    {
        if (IsDisposed || IsCommitted || _token.IsCancellationRequested || _enclosing is { PreviousAttempts: > 0 }
            || !Policy.Retry.Allows(failure, attempt.Number, _attemptHasTimeout, out _delay)
            || Deadline - Now <= _delay
            || !_policies.Budget.TryTake())
        {
            return false;
        }

        CallLog.Retrying(_invoker.Logger, Method.FullName, Target, failure.Code, attempt.Number, _delay.TotalMilliseconds);
        return true;
    }

    /// <summary>Waits as <see cref="ShouldRetry"/> decided. Ends early, and without an exception, when the call does.</summary>
    public async ValueTask WaitBeforeRetryAsync()
    {
        if (_delay == TimeSpan.Zero)
        {
            return;
        }

        // Never disposed, so that whoever disposes the call may cancel it at any time; without a timer it holds nothing.
        var wait = new CancellationTokenSource();
        _wait = wait;
        Interlocked.MemoryBarrier();
        if (!IsDisposed)
        {
            using var registration = _token.UnsafeRegister(static wait => ((CancellationTokenSource)wait!).Cancel(), wait);
            await Task.Delay(_delay, _invoker.TimeProvider, wait.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _wait = null;
    }

    /// <summary>Sends one attempt.</summary>
    /// <param name="number">Which attempt of the call it is, from 1.</param>
    /// <param name="options">The caller's options with the deadline, the token and the metadata of this attempt.</param>
    protected abstract Attempt Start(int number, in CallOptions options);

    /// <summary>Makes attempts until one is answered; throws what the caller sees when none is.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected async ValueTask<Attempt> RunAsync()
    {
        _policies.Budget.CountCall(_startTimestamp);
        if (HasPassedDeadline)
        {
            throw Fail(new RpcException(new Status(StatusCode.DeadlineExceeded, "")));
        }

        // The pipeline of a call that waits for its answer costs 600 B. A call whose first attempt succeeds needs no more of it than its
        // circuit, which is told afterwards.
        var circuit = Policy.Circuit;
        if (circuit is null or { IsClosed: true } && !_token.IsCancellationRequested)
        {
            var first = TryStart(out var attempt);
            if (attempt is not null)
            {
                var answered = attempt.AnsweredAsync();
                await WaitForAnswer(answered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                first = OutcomeOf(attempt, answered);
            }

            if (first.Result is { Failure: null } || _token.IsCancellationRequested)
            {
                if (circuit is not null)
                {
                    await circuit.CountAsync(first).ConfigureAwait(false);
                }

                return AnswerIn(first);
            }

            _first = first;
        }

        return AnswerIn(await RunPipelineAsync().ConfigureAwait(false));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<Attempt>> RunPipelineAsync()
    {
        var context = ResilienceContextPool.Shared.Get(_token);
        try
        {
            var outcome = await Policy.Pipeline.ExecuteOutcomeAsync(static (_, call) => call.NextAttemptAsync(), context, this).ConfigureAwait(false);
            // The pipeline did not look at the first attempt, because the circuit has opened or the call was cancelled meanwhile.
            return _first ?? outcome;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ValueTask<Outcome<Attempt>> NextAttemptAsync()
    {
        if (_first is not { } first)
        {
            return AttemptAsync();
        }

        _first = null;
        return new(first);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<Attempt>> AttemptAsync()
    {
        var refusal = TryStart(out var attempt);
        if (attempt is null)
        {
            return refusal;
        }

        var answered = attempt.AnsweredAsync();
        await WaitForAnswer(answered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return OutcomeOf(attempt, answered);
    }

    // Null and why when there is no attempt.
    private Outcome<Attempt> TryStart(out Attempt? attempt)
    {
        attempt = null;
        if (IsDisposed)
        {
            return Outcome.FromException<Attempt>(new RpcException(new Status(StatusCode.Cancelled, "The call was disposed.")));
        }

        try
        {
            attempt = Start(++_attempts, OptionsOfAttempt());
        }
        catch (Exception exception)
        {
            // The transport refuses to start what is misused: a disposed channel, options that it can't carry out.
            return Outcome.FromException<Attempt>(exception);
        }

        _attempt = attempt;
        Interlocked.MemoryBarrier();
        if (IsDisposed)
        {
            attempt.Dispose();
        }

        return default;
    }

    private Outcome<Attempt> OutcomeOf(Attempt attempt, Task answered)
    {
        if (answered is { IsCompleted: true, IsCompletedSuccessfully: false })
        {
            attempt.Failure = _lastFailure = AttemptFailure.Of(ExceptionOf(answered));
        }

        return Outcome.FromResult(attempt);
    }

    private Attempt AnswerIn(Outcome<Attempt> outcome) =>
        outcome.Result is { Failure: null } answer ? _answer = answer : throw (_failure = FailureOf(outcome));

    // While one attempt probes a circuit, all others fail. One that may take for ever must not decide for so long: when it has not
    // failed after a while, the circuit takes it for a success, and the call goes on without it.
    private Task WaitForAnswer(Task answered) =>
        !answered.IsCompleted && Deadline == CallDeadline.None && Policy.Circuit is { IsProbing: true } circuit
            ? answered.WaitAsync(circuit.BreakDuration, _invoker.TimeProvider)
            : answered;

    private CallOptions OptionsOfAttempt()
    {
        var deadline = Policy.AttemptTimeout is null || _enclosing is { PreviousAttempts: > 0 }
            ? Deadline
            : CallDeadline.After(Now, Policy.AttemptTimeout);
        _attemptHasTimeout = deadline < Deadline;
        var options = _options.WithCancellationToken(_token).WithDeadline(_attemptHasTimeout ? deadline : Deadline);
        return _attempts == 1 ? options : options.WithHeaders(WithPreviousAttempts(_options.Headers));
    }

    // gRFC A6, "Exposed retry metadata". The caller's own metadata stays as it is.
    private Metadata WithPreviousAttempts(Metadata? own)
    {
        var headers = new Metadata();
        foreach (var entry in own ?? [])
        {
            if (entry.Key != CallMetadata.PreviousAttempts)
            {
                headers.Add(entry);
            }
        }

        headers.Add(CallMetadata.PreviousAttempts, (_attempts - 1).ToString(CultureInfo.InvariantCulture));
        return headers;
    }

    private Exception FailureOf(Outcome<Attempt> outcome) => outcome switch
    {
        { Result.Failure: { } failure } => CallErrors.Of(this, failure),
        // What the last attempt met says more than that its failure opened the circuit.
        { Exception: BrokenCircuitException broken } => _lastFailure is { } last ? CallErrors.Of(this, last) : CallErrors.CircuitOpen(this, broken.RetryAfter),
        { Exception: { } exception } => CallErrors.Of(this, AttemptFailure.Of(exception)),
        _ => throw new InvalidOperationException("A pipeline ended without an outcome."),
    };

    private static Exception ExceptionOf(Task task) =>
        task.Exception is { } failure ? failure.InnerExceptions[0] : new OperationCanceledException("The call was cancelled.");
}
