using System.Globalization;
using System.Runtime.CompilerServices;
using GoRpc.Calls;
using GoRpc.Client.Attempts;
using GoRpc.Client.CircuitBreaker;
using GoRpc.Client.Deadlines;
using GoRpc.Client.Endpoints;
using GoRpc.Client.Errors;
using GoRpc.Client.Telemetry;
using Grpc.Core;
using Polly;

namespace GoRpc.Client.Calls;

/// <content>The attempts of a call, as its pipeline runs them.</content>
internal abstract partial class ResilientCall
{
    private volatile Attempt? _attempt;
    private volatile CancellationTokenSource? _wait;
    private AttemptFailure? _lastFailure;
    private Attempt? _first;
    private TimeSpan _delay;
    private int _attempts;
    private TriedEndpoints _tried;

    /// <summary>The attempt under way, or the last one; null before the first.</summary>
    protected Attempt? LastAttempt => _attempt;

    /// <summary>Whether another attempt can take the place of the failed one. Asked last before it is sent, but for the budget.</summary>
    protected virtual bool TryTakeOver() => true;

    /// <summary>Whether a failed attempt is followed by another; takes it from the budget.</summary>
    public bool ShouldRetry(Attempt attempt, AttemptFailure failure)
    {
        _delay = TimeSpan.Zero;
        if (IsDisposed || _token.IsCancellationRequested || _enclosing is { PreviousAttempts: > 0 }
            || !(TryRenewCredentials(attempt, failure) || Policy.Retry.Allows(attempt, failure, _invoker.Endpoints.HasOther(_tried), out _delay))
            || Deadline - Now <= _delay
            || !TryTakeOver()
            || !_policies.Budget.TryTake(_invoker.Endpoints.Selection.IsReady))
        {
            return false;
        }

        CountRetry(failure.Code);
        CallLog.Retrying(_invoker.Logger, Method.FullName, attempt.Endpoint.Address, failure.Code, attempt.Number, _delay.TotalMilliseconds);
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
    /// <param name="start">Where it goes, and which attempt of the call it is.</param>
    /// <param name="options">The caller's options with the deadline, the token and the metadata of this attempt.</param>
    protected abstract Attempt Start(in AttemptStart start, in CallOptions options);

    /// <summary>Makes attempts until one is answered; throws what the caller sees when none is.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected async ValueTask<Attempt> RunAsync()
    {
        BeginTelemetry();
        if (HasPassedDeadline)
        {
            throw Fail(new RpcException(new Status(StatusCode.DeadlineExceeded, "")));
        }

        if (_token.IsCancellationRequested)
        {
            throw Fail(new OperationCanceledException(_token));
        }

        // An attempt begins when it is sent: what its call has waited before is no slowness of the endpoint.
        var start = _startTimestamp;
        if (_policies.Bulkhead is { } bulkhead && !TryTakePlace(bulkhead))
        {
            if (await WaitForPlaceAsync(bulkhead).ConfigureAwait(false) is { } full)
            {
                throw _failure = full;
            }

            start = _invoker.TimeProvider.GetTimestamp();
        }

        if (FindRejection(start) is { } rejection)
        {
            throw _failure = rejection;
        }

        _policies.Budget.CountCall(_startTimestamp);
        return await (_policies.Settings.CallPipeline is { } pipeline ? RunInAsync(pipeline) : MakeAttemptsAsync(start)).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt> MakeAttemptsAsync(long start)
    {
        if (MustWait)
        {
            if (await WaitForEndpointAsync().ConfigureAwait(false) is { } reason)
            {
                throw Fail(reason);
            }

            start = _invoker.TimeProvider.GetTimestamp();
        }

        if (_invoker.Credentials is not null)
        {
            if (await FetchCredentialsAsync().ConfigureAwait(false) is { } reason)
            {
                throw Fail(reason);
            }

            start = _invoker.TimeProvider.GetTimestamp();
        }

        // The first attempt runs here and not in the pipeline, which costs 600 B and 1 µs; most calls need no other.
        var refusal = TryStart(start, out var attempt);
        if (attempt is { } first)
        {
            var answered = first.AnsweredAsync();
            await (IsHedged ? WaitForHedge(answered) : WaitForAnswer(first, answered)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (IsHedged && !answered.IsCompletedSuccessfully)
            {
                (attempt, refusal) = await HedgeAsync(first, answered).ConfigureAwait(false);
            }
            else
            {
                Conclude(first, answered);
                if (first.Failure is not null && Policy.Retry.MaxAttempts > 1 && Policy.Hedging is null)
                {
                    (attempt, refusal) = await RetryAsync(first).ConfigureAwait(false);
                }
            }
        }

        return attempt is { Failure: null } ? _answer = attempt : throw (_failure = FailureOf(attempt, refusal));
    }

    // Ends with the last attempt, or without one and why.
    private async ValueTask<(Attempt? Attempt, Exception? Refusal)> RetryAsync(Attempt first)
    {
        _first = first;
        _lastFailure = first.Failure;
        // Without the call's token: it is looked at before each attempt, and a failure that meets a cancelled token stays the failure.
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        var outcome = await Policy.Pipeline.ExecuteOutcomeAsync(static (_, call) => call.NextAttemptAsync(), context, this).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        return (outcome.Result, outcome.Exception);
    }

    private async ValueTask<Outcome<Attempt>> NextAttemptAsync()
    {
        if (Interlocked.Exchange(ref _first, null) is { } first)
        {
            return Outcome.FromResult(first);
        }

        if (_token.IsCancellationRequested)
        {
            return Outcome.FromException<Attempt>(new OperationCanceledException(_token));
        }

        if ((MustWait ? await WaitForEndpointAsync().ConfigureAwait(false) : null) is { } reason)
        {
            return Outcome.FromException<Attempt>(reason);
        }

        if (_invoker.Credentials is not null && await FetchCredentialsAsync().ConfigureAwait(false) is { } failure)
        {
            return Outcome.FromException<Attempt>(failure);
        }

        if (TryStart(_invoker.TimeProvider.GetTimestamp(), out var attempt) is { } refusal)
        {
            return Outcome.FromException<Attempt>(refusal);
        }

        var answered = attempt!.AnsweredAsync();
        await WaitForAnswer(attempt, answered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Conclude(attempt, answered);
        _lastFailure = attempt.Failure;
        return Outcome.FromResult(attempt);
    }

    // Gives the reason when there is no attempt.
    private Exception? TryStart(long now, out Attempt? attempt)
    {
        attempt = null;
        if (IsDisposed)
        {
            return new RpcException(new Status(StatusCode.Cancelled, "The call was disposed."));
        }

        var context = new PickContext(Method, HashKey, now, _policies.Settings.Random);
        if (_invoker.Endpoints.TryPick(context, Policy.Service, _tried, out var refusal) is not { } endpoint)
        {
            CountRefusal(RefusalReasons.Circuit);
            return refusal;
        }

        _tried.Add(endpoint);
        Metrics.CountPick(Target, endpoint.Address);
        _policies.Throttle?.Begin(now);
        try
        {
            var options = OptionsOfAttempt(++_attempts, endpoint, out var hasTimeout);
            attempt = Start(new AttemptStart(_attempts, endpoint, now, hasTimeout), options);
        }
        catch (Exception exception)
        {
            // The transport refuses to start what is misused: a disposed channel, options that it can't carry out.
            var failure = AttemptFailure.Of(exception);
            endpoint.Circuits.Of(Policy.Service)?.Count(failure, now);
            _policies.Throttle?.End(failure, now, now);
            endpoint.End(isStream: !IsUnary);
            return exception;
        }

        _attempt = attempt;
        Interlocked.MemoryBarrier();
        if (IsDisposed)
        {
            attempt.Dispose();
        }

        return null;
    }

    private void Conclude(Attempt attempt, Task answered)
    {
        if (answered is { IsCompleted: true, IsCompletedSuccessfully: false })
        {
            attempt.Failure = Judge(attempt, ExceptionOf(answered));
        }

        var now = _invoker.TimeProvider.GetTimestamp();
        _invoker.Endpoints.Count(attempt, Policy.Service, attempt.Failure, now);
        _policies.Throttle?.End(attempt.Failure, attempt.StartTimestamp, now);
        if (attempt.Number == 1)
        {
            Policy.Hedging?.Learn(attempt, attempt.Failure, now);
        }

        RefuseCredentials(attempt.Failure);
        if (attempt.Failure is not null || (IsUnary && answered.IsCompleted))
        {
            attempt.Finish();
        }
    }

    /// <summary>The attempt that the call had become has failed after it was established.</summary>
    protected void CountEnd(Exception exception)
    {
        if (_attempt is { Failure: null } attempt)
        {
            attempt.Failure = Judge(attempt, exception);
            _invoker.Endpoints.CountEnd(attempt, Policy.Service, attempt.Failure, _invoker.TimeProvider.GetTimestamp());
            attempt.Finish();
        }
    }

    private AttemptFailure Judge(Attempt attempt, Exception exception)
    {
        var failure = AttemptFailure.Of(exception);
        if (failure.Code == StatusCode.DeadlineExceeded)
        {
            var delay = attempt.HasTimeout ? _invoker.TimeProvider.GetElapsedTime(attempt.StartTimestamp) - Policy.AttemptTimeout : Now - Deadline;
            failure.IsLate = delay > CallDeadline.LongestDelay;
        }

        return failure;
    }

    // While one attempt probes a circuit, all others fail. One that may take for ever must not decide for so long: when it has not
    // failed after a while, the circuit takes it for a success, and the call goes on without it.
    private Task WaitForAnswer(Attempt attempt, Task answered) =>
        !answered.IsCompleted && Deadline == CallDeadline.None && attempt.Endpoint.Circuits.Of(Policy.Service) is { IsProbing: true } circuit
            ? answered.WaitAsync(circuit.BreakDuration, _invoker.TimeProvider)
            : answered;

    private CallOptions OptionsOfAttempt(int number, Endpoint endpoint, out bool hasTimeout)
    {
        var deadline = Policy.AttemptTimeout is null || _enclosing is { PreviousAttempts: > 0 }
            ? Deadline
            : CallDeadline.After(Now, Policy.AttemptTimeout);
        hasTimeout = deadline < Deadline;
        var options = _options.WithCancellationToken(_token).WithDeadline(hasTimeout ? deadline : Deadline);
        var headers = number == 1 ? options.Headers : WithPreviousAttempts(options.Headers, number - 1);
        headers = _credentials is null ? headers : WithCredentials(headers, endpoint.Address);
        return headers is null || headers == options.Headers ? options : options.WithHeaders(headers);
    }

    // gRFC A6, "Exposed retry metadata". The caller's own metadata stays as it is.
    private static Metadata WithPreviousAttempts(Metadata? own, int previous)
    {
        var headers = new Metadata();
        foreach (var entry in own ?? [])
        {
            if (entry.Key != CallMetadata.PreviousAttempts)
            {
                headers.Add(entry);
            }
        }

        headers.Add(CallMetadata.PreviousAttempts, previous.ToString(CultureInfo.InvariantCulture));
        return headers;
    }

    private Exception FailureOf(Attempt? attempt, Exception? refusal) => (attempt?.Failure, refusal) switch
    {
        ({ } failure, _) => CallErrors.Of(this, failure),
        // What the last attempt met says more than that its failure opened the circuit.
        (null, CircuitRefusal { RetryAfter: var wait }) => _lastFailure is { } last ? CallErrors.Of(this, last) : CallErrors.CircuitOpen(this, wait),
        _ => CallErrors.Of(this, AttemptFailure.Of(refusal!)),
    };

    private static Exception ExceptionOf(Task task) =>
        task.Exception is { } failure ? failure.InnerExceptions[0] : new OperationCanceledException("The call was cancelled.");
}
