using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Server.Activation;
using GoRpc.Server.Arrival;
using GoRpc.Server.Errors;
using GoRpc.Server.Messages;
using Grpc.Core;

namespace GoRpc.Server.Dispatch;

/// <summary>Serves the calls of one server-streaming or duplex method.</summary>
/// <typeparam name="TInput">The request message, or the reader of request messages.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
internal sealed class StreamResponseDispatch<TInput, TResponse>(
    MethodContract method, Func<object, TInput, IncomingCall, IAsyncEnumerable<TResponse>> handler, MessageLimits limits, CallFailures failures)
    where TResponse : class
{
    public async Task InvokeAsync(ServiceHost host, TInput input, IServerStreamWriter<TResponse> writer, ServerCallContext context)
    {
        var call = HttpCalls.Begin(method, limits, context);
        Expiry.ThrowIfExpired(call);
        EnclosingCall.Current = call.Enclosing;
        try
        {
            await using var activation = host.Activate(call.Services);
            var responses = handler(activation.Instance, input, call) ?? throw HandlerResult.NullStream();
            await WriteAsync(responses, writer, call);
        }
        catch (Exception exception)
        {
            throw failures.Translate(exception, call);
        }
    }

    private async Task WriteAsync(IAsyncEnumerable<TResponse> responses, IServerStreamWriter<TResponse> writer, ServerCall call)
    {
        var count = 0;
        // Every MoveNextAsync runs in this method's context, so the handler sees its EnclosingCall between items as well.
        await foreach (var response in responses.WithCancellation(call.CancellationToken))
        {
            call.CancellationToken.ThrowIfCancellationRequested();
            await WriteAsync(response ?? throw NullResponse.Of(method, count), writer, call);
            count++;
        }
    }

    private static async Task WriteAsync(TResponse response, IServerStreamWriter<TResponse> writer, ServerCall call)
    {
        try
        {
            await writer.WriteAsync(response);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            // The marshaller turns its failures into an RpcException, so what is left is a transport without a reader.
            throw new CallEndedException(exception, call.CancellationToken);
        }
    }
}
