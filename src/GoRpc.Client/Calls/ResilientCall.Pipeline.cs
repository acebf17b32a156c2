using GoRpc.Client.Attempts;
using Polly;

namespace GoRpc.Client.Calls;

/// <content>A call in a pipeline of the user.</content>
internal abstract partial class ResilientCall
{
    /// <summary>The user's own pipeline around an attempt; null for none.</summary>
    protected ResiliencePipeline? AttemptPipeline => _policies.Settings.AttemptPipeline;

    private async ValueTask<Attempt> RunInAsync(ResiliencePipeline pipeline)
    {
        var context = ResilienceContextPool.Shared.Get(Policy.Name, continueOnCapturedContext: false, _token);
        var outcome = await pipeline.ExecuteOutcomeAsync(static (context, call) => call.RunOnceAsync(context), context, this).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        // What the pipeline says instead of the call, such as that it was given up, is the user's own and stays as it is.
        return outcome.Exception is { } exception ? throw (_failure = exception) : outcome.Result!;
    }

    private async ValueTask<Outcome<Attempt>> RunOnceAsync(ResilienceContext context)
    {
        _failure = null;
        using var registration = context.CancellationToken.UnsafeRegister(static call => ((ResilientCall)call!).EndAttempts(), this);
        try
        {
            return Outcome.FromResult(await MakeAttemptsAsync(_invoker.TimeProvider.GetTimestamp()).ConfigureAwait(false));
        }
        catch (Exception) when (context.CancellationToken.IsCancellationRequested && !_token.IsCancellationRequested && !IsDisposed)
        {
            // A strategy gave it up, and tells by this that it was its own doing.
            return Outcome.FromException<Attempt>(new OperationCanceledException(context.CancellationToken));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<Attempt>(exception);
        }
    }

    private void EndAttempts()
    {
        _attempt?.Dispose();
        _hedges?.EndAll();
        _wait?.Cancel();
    }
}
