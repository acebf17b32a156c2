using System.Runtime.CompilerServices;
using GoRpc.Client.Attempts;
using GoRpc.Client.Pipelines;
using Grpc.Core;
using Polly;

namespace GoRpc.Client.Calls;

/// <summary>A call with one message each way.</summary>
/// <remarks>Its headers are known with its response: until then another attempt might bring others.</remarks>
internal sealed class UnaryCall<TRequest, TResponse>(
    ResilientCallInvoker invoker,
    Method<TRequest, TResponse> method,
    string? host,
    in CallOptions options,
    TRequest request) : ResilientCall(invoker, method, options)
    where TRequest : class
    where TResponse : class
{
    private Task<TResponse>? _response;

    public AsyncUnaryCall<TResponse> Begin()
    {
        _response = RespondAsync(static response => response).AsTask();
        return new AsyncUnaryCall<TResponse>(
            _response,
            static call => ((UnaryCall<TRequest, TResponse>)call).ReadHeadersAsync(),
            static call => ((ResilientCall)call).GetStatus(),
            static call => ((ResilientCall)call).GetTrailers(),
            static call => ((ResilientCall)call).Dispose(),
            this);
    }

    /// <summary>Makes the call.</summary>
    /// <param name="result">What is wanted of the response.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResult> RespondAsync<TResult>(Func<TResponse, TResult> result)
    {
        try
        {
            var answer = (UnaryAttempt<TResponse>)await RunAsync().ConfigureAwait(false);
            // Complete, unless a circuit went on without it.
            return result(answer.Response.IsCompletedSuccessfully ? answer.Response.Result : await LateResponseAsync(answer).ConfigureAwait(false));
        }
        finally
        {
            Release();
        }
    }

    protected override ulong? HashKey => HashKeyOf(method, request);

    protected override Attempt Start(in AttemptStart start, in CallOptions options) =>
        new UnaryAttempt<TResponse>(this, start, AttemptPipeline is { } pipeline
            ? Send(pipeline, start.Transport, options)
            : start.Transport.AsyncUnaryCall(method, host, options, request));

    private AsyncUnaryCall<TResponse> Send(ResiliencePipeline pipeline, CallInvoker transport, CallOptions options) =>
        new PipelinedAttempt<TResponse>(token => transport.AsyncUnaryCall(method, host, options.WithCancellationToken(token), request))
            .Begin(pipeline, Policy.Name, options.CancellationToken);

    private async Task<TResponse> LateResponseAsync(UnaryAttempt<TResponse> answer)
    {
        try
        {
            return await answer.Response.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Fail(exception);
        }
        finally
        {
            answer.Finish();
        }
    }

    private async Task<Metadata> ReadHeadersAsync()
    {
        await ((Task)_response!).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (LastAttempt is { ResponseHeadersAsync: { } headers })
        {
            await ((Task)headers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (headers.IsCompletedSuccessfully)
            {
                return headers.Result;
            }
        }

        await _response.ConfigureAwait(false);
        return [];
    }
}
