using Polly;

namespace GoRpc.Testing.Chaos;

/// <summary>Lets calls go through a pipeline with chaos.</summary>
/// <param name="create">Makes the pipeline with the clock of the side, when the first call needs it.</param>
internal sealed class ChaosInterceptor(Func<TimeProvider?, ResiliencePipeline> create) : ICallInterceptor
{
    private ResiliencePipeline? _pipeline;

    public async ValueTask InvokeAsync(GoRpcCall call, CallDelegate next)
    {
        var pipeline = LazyInitializer.EnsureInitialized(ref _pipeline, () => create(call.Services.GetService(typeof(TimeProvider)) as TimeProvider));
        var context = ResilienceContextPool.Shared.Get(MethodNames.NameOf(call.Method), continueOnCapturedContext: false, call.CancellationToken);
        try
        {
            await pipeline.ExecuteAsync(static (_, next) => next(), context, next).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
