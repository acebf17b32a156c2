using Grpc.Core;
using Grpc.Core.Interceptors;

namespace GoRpc.Host.Shutdown;

/// <summary>Says why a stream ended when the host stops: its handler was cancelled, but its caller cancelled nothing and may try again.</summary>
internal sealed class EndOfStreamsInterceptor(IHostApplicationLifetime lifetime) : Interceptor
{
    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            throw Stopping(exception);
        }
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        ExplainAsync(() => continuation(request, responseStream, context));

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        ExplainAsync(() => continuation(requestStream, responseStream, context));

    private async Task ExplainAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            throw Stopping(exception);
        }
    }

    private bool IsEnd(Exception exception) =>
        lifetime.ApplicationStopping.IsCancellationRequested
        && exception is (OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled });

    private static GoRpcException Stopping(Exception exception) => new(StatusCode.Unavailable, "The host is stopping.", exception);
}
