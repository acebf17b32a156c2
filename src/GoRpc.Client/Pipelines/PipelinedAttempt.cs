using Grpc.Core;
using Polly;

namespace GoRpc.Client.Pipelines;

/// <summary>An attempt of a unary call in a pipeline of the user. Status and metadata are those of what the pipeline ran last.</summary>
/// <param name="send">Sends it, with the token that the pipeline ends it by.</param>
internal sealed class PipelinedAttempt<TResponse>(Func<CancellationToken, AsyncUnaryCall<TResponse>> send)
{
    private readonly CancellationTokenSource _end = new();
    private volatile AsyncUnaryCall<TResponse>? _last;
    private Task<TResponse>? _response;

    /// <summary>Begins it.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="method">The method, as the pipeline's strategies see it.</param>
    /// <param name="token">The token of the call.</param>
    public AsyncUnaryCall<TResponse> Begin(ResiliencePipeline pipeline, string method, CancellationToken token)
    {
        _response = RunAsync(pipeline, method, token);
        return new AsyncUnaryCall<TResponse>(_response, ReadHeadersAsync(), GetStatus, GetTrailers, _end.Cancel);
    }

    private async Task<TResponse> RunAsync(ResiliencePipeline pipeline, string method, CancellationToken token)
    {
        using var registration = token.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);
        var context = ResilienceContextPool.Shared.Get(method, continueOnCapturedContext: false, _end.Token);
        try
        {
            return await pipeline.ExecuteAsync(static (context, attempt) => attempt.SendAsync(context.CancellationToken), context, this).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<TResponse> SendAsync(CancellationToken cancellationToken)
    {
        using var call = send(cancellationToken);
        _last = call;
        try
        {
            return await call.ResponseAsync.ConfigureAwait(false);
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested && !_end.IsCancellationRequested)
        {
            // A strategy gave it up, and tells by this that it was its own doing.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private async Task<Metadata> ReadHeadersAsync()
    {
        await ((Task)_response!).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _last is { } last ? await last.ResponseHeadersAsync.ConfigureAwait(false) : [];
    }

    private Status GetStatus() => _last is { } last && _response!.IsCompleted ? last.GetStatus() : throw new InvalidOperationException("The call is not complete; await its response first.");

    private Metadata GetTrailers() => _last?.GetTrailers() ?? [];
}
