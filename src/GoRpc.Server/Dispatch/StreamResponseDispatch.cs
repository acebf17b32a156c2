using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Server.Activation;
using GoRpc.Server.Arrival;
using GoRpc.Server.Compression;
using GoRpc.Server.Errors;
using GoRpc.Server.Interceptors;
using GoRpc.Server.Messages;
using Grpc.Core;

namespace GoRpc.Server.Dispatch;

/// <summary>Serves the calls of one server-streaming or duplex method.</summary>
/// <typeparam name="TInput">The request message, or the reader of request messages.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="method">The method.</param>
/// <param name="handler">What stands directly around the implementation, and calls it.</param>
/// <param name="limits">The limits of its messages.</param>
/// <param name="failures">What a caller reads of exceptions.</param>
/// <param name="intercepted">How the calls go through interceptors; null when there are none.</param>
/// <param name="compression">How the responses are compressed; null when they are not.</param>
internal sealed class StreamResponseDispatch<TInput, TResponse>(
    MethodContract method,
    Func<object, TInput, IncomingCall, IAsyncEnumerable<TResponse>> handler,
    MessageLimits limits,
    CallFailures failures,
    InterceptedMethod<TInput, TResponse>? intercepted = null,
    ResponseCompression<TResponse>? compression = null)
    where TResponse : class
{
    // One frame of HTTP/2 as Kestrel writes it by default: more gains nothing, and holds back messages that a slow reader waits for.
    private const int MostUnflushedBytes = 16 * 1024;

    public async Task InvokeAsync(ServiceHost host, TInput input, IServerStreamWriter<TResponse> writer, ServerCallContext context)
    {
        var call = HttpCalls.Begin(method, limits, context);
        Expiry.ThrowIfExpired(call);
        EnclosingCall.Current = call.Enclosing;
        writer = compression?.Around(writer, call) ?? writer;
        try
        {
            if (intercepted is not null)
            {
                await InterceptAsync(intercepted, host, input, writer, call);
                return;
            }

            // The same as HandleAsync, without a state machine of its own.
            await using var activation = host.Activate(call.Services);
            await WriteAsync(handler(activation.Instance, input, call) ?? throw HandlerResult.NullStream(), writer, call);
        }
        catch (Exception exception)
        {
            throw failures.Translate(exception, call);
        }
        finally
        {
            HttpCalls.SendHeaders(call);
        }
    }

    private async Task InterceptAsync(InterceptedMethod<TInput, TResponse> intercepted, ServiceHost host, TInput input, IServerStreamWriter<TResponse> writer, ServerCall call)
    {
        await using var opened = intercepted.Open(input, call);
        await opened.PrepareAsync();
        await new StreamResponseCall<TInput, TResponse>(
            intercepted, call, opened, (last, send) => HandleAsync(host, last, call, send), responses => WriteAsync(responses, writer, call)).RespondAsync();
    }

    private async ValueTask HandleAsync(ServiceHost host, TInput input, ServerCall call, Func<IAsyncEnumerable<TResponse>, Task> send)
    {
        await using var activation = host.Activate(call.Services);
        await send(handler(activation.Instance, input, call) ?? throw HandlerResult.NullStream());
    }

    private async Task WriteAsync(IAsyncEnumerable<TResponse> responses, IServerStreamWriter<TResponse> writer, ServerCall call)
    {
        var output = HttpCalls.OutputOf(call);
        var count = 0;
        HttpCalls.SendHeaders(call);
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
