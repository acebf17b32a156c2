using Grpc.Core;

namespace GoRpc.Host.Audit;

/// <summary>Writes down each call when it has ended: who called what from where, how many items its streams had, and how it ended.</summary>
internal sealed class AuditInterceptor(ILogger<AuditInterceptor> logger) : ICallInterceptor
{
    public async ValueTask InvokeAsync(GoRpcCall call, CallDelegate next)
    {
        var (sent, received) = (0, 0);
        if (call.Method.Kind is MethodType.ClientStreaming or MethodType.DuplexStreaming)
        {
            call.Requests = call.Requests.Select(item =>
            {
                received++;
                return item;
            });
        }

        if (call.Method.Kind is MethodType.ServerStreaming or MethodType.DuplexStreaming)
        {
            call.Responses = call.Responses.Select(item =>
            {
                sent++;
                return item;
            });
        }

        var outcome = StatusCode.OK;
        try
        {
            await next();
        }
        catch (Exception exception)
        {
            outcome = exception switch
            {
                RpcException refused => refused.StatusCode,
                OperationCanceledException when call.CancellationToken.IsCancellationRequested => StatusCode.Cancelled,
                _ => StatusCode.Internal,
            };
            throw;
        }
        finally
        {
            var caller = call.Caller?.Identity?.Name ?? "anonymous";
            if (call.Method.Kind is MethodType.Unary)
            {
                Log.Called(logger, caller, call.Peer, call.Method.Path, outcome);
            }
            else
            {
                Log.Streamed(logger, caller, call.Peer, call.Method.Path, received, sent, outcome);
            }
        }
    }
}
