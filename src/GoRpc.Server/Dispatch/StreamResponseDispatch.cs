using System.IO.Pipelines;
using System.Runtime.CompilerServices;
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
    // One frame of HTTP/2 as Kestrel writes it by default: more gains nothing, and holds back messages that a slow reader waits for.
    private const int MostUnflushedBytes = 16 * 1024;

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
        var output = HttpCalls.OutputOf(call);
        var count = 0;
        await using var items = responses.GetAsyncEnumerator(call.CancellationToken);
        // Every MoveNextAsync runs in this method's context, so the handler sees its EnclosingCall between items as well.
        var next = items.MoveNextAsync();
        while (await next)
        {
            call.CancellationToken.ThrowIfCancellationRequested();
            await WriteAsync(items.Current ?? throw NullResponse.Of(method, count), writer, call);
            count++;

            // Messages share a flush while the handler has the next one ready; one that nothing follows for now leaves at once.
            next = items.MoveNextAsync();
            if (!next.IsCompleted || !output.CanGetUnflushedBytes || output.UnflushedBytes >= MostUnflushedBytes)
            {
                await FlushAsync(output);
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask WriteAsync(TResponse response, IServerStreamWriter<TResponse> writer, ServerCall call)
    {
        // A handler may have set other options since the last message.
        if (writer.WriteOptions is not { } options || !options.Flags.HasFlag(WriteFlags.BufferHint))
        {
            writer.WriteOptions = new WriteOptions((writer.WriteOptions?.Flags ?? 0) | WriteFlags.BufferHint);
        }

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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask FlushAsync(PipeWriter output)
    {
        try
        {
            await output.FlushAsync();
        }
        catch (Exception)
        {
            // The caller has gone, which the call's token and the next write say as well. The handler may be at work on the next item
            // just now, and must not be disposed before it has come to it.
        }
    }
}
