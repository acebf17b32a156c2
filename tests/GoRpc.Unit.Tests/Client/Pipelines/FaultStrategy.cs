using Polly;

namespace GoRpc.Unit.Tests.Client.Pipelines;

/// <summary>Stands in for a call with a fault where it is told to.</summary>
internal sealed class FaultStrategy(Func<Exception?> next) : ResilienceStrategy
{
    protected override ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state) =>
        next() is { } fault ? new(Outcome.FromException<TResult>(fault)) : callback(context, state);
}
