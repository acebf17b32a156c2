using GoRpc.Bindings;
using GoRpc.Client.Calls;
using GoRpc.Client.Streams;
using GoRpc.Contracts;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Client.Proxies;

/// <summary>The calls of typed clients over a channel. Thread-safe: it holds no state of a call.</summary>
/// <param name="invoker">What carries them.</param>
/// <param name="target">Where they go, for people to read.</param>
internal sealed class ChannelCalls(ResilientCallInvoker invoker, string target) : ClientCalls
{
    public override string Target => target;

    public override ValueTask<TResult> UnaryAsync<TRequest, TResponse, TResult>(
        UnaryBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
        where TRequest : class
    {
        if (request is null)
        {
            return ValueTask.FromException<TResult>(NullPayload.Request(method.Contract));
        }

        var (options, metadata) = CallOptionsReader.Read(context);
        return metadata is null
            ? new UnaryCall<TRequest, TResponse>(invoker, method.Method, null, options, request).RespondAsync(result)
            : CaptureAsync(invoker.AsyncUnaryCall(method.Method, null, options, request), result, metadata);
    }

    public override IAsyncEnumerable<TResult> ServerStreamingAsync<TRequest, TResponse, TResult>(
        ServerStreamingBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
        where TRequest : class
    {
        var message = request ?? throw NullPayload.Request(method.Contract);
        var (options, metadata) = CallOptionsReader.Read(context);
        return ResponseItems.ReadAsync(Open, result, metadata, options.CancellationToken);

        ResponseCall<TResponse> Open(CancellationToken token) =>
            new(invoker.AsyncServerStreamingCall(method.Method, null, options.WithCancellationToken(token), message));
    }

    public override async ValueTask<TResult> ClientStreamingAsync<TItem, TRequest, TResponse, TResult>(
        ClientStreamingBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallContext context = default,
        TRequest? header = null)
        where TRequest : class
    {
        var toMessage = ToMessage(items, request, method.Contract);
        var (options, metadata) = CallOptionsReader.Read(context);
        using var call = new ClientStreamingCall<TRequest, TResponse>(invoker, method.Method, null, options, header).Begin();
        metadata?.Begin(call.ResponseHeadersAsync);
        var pump = new RequestPump<TItem, TRequest>(header, items!, toMessage, (IRequestStream<TRequest>)call.RequestStream, call);
        pump.Start();
        try
        {
            var response = await call.ResponseAsync.ConfigureAwait(false);
            metadata?.Succeed(call.GetStatus(), call.GetTrailers());
            pump.ThrowIfFailed();
            return result(response);
        }
        catch (Exception exception)
        {
            metadata?.Fail(exception);
            pump.ThrowIfFailed();
            throw;
        }
        finally
        {
            pump.Stop();
        }
    }

    public override IAsyncEnumerable<TResult> DuplexAsync<TItem, TRequest, TResponse, TResult>(
        DuplexBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallContext context = default,
        TRequest? header = null)
        where TRequest : class
    {
        var toMessage = ToMessage(items, request, method.Contract);
        var (options, metadata) = CallOptionsReader.Read(context);
        return ResponseItems.ReadAsync(Open, result, metadata, options.CancellationToken);

        ResponseCall<TResponse> Open(CancellationToken token)
        {
            var call = new DuplexStreamingCall<TRequest, TResponse>(invoker, method.Method, null, options.WithCancellationToken(token), header).Begin();
            return ResponseCall<TResponse>.Of(call, new RequestPump<TItem, TRequest>(header, items!, toMessage, (IRequestStream<TRequest>)call.RequestStream, call));
        }
    }

    private static async ValueTask<TResult> CaptureAsync<TResponse, TResult>(AsyncUnaryCall<TResponse> call, Func<TResponse, TResult> result, ResponseMetadata metadata)
    {
        metadata.Begin(call.ResponseHeadersAsync);
        try
        {
            var response = await call.ResponseAsync.ConfigureAwait(false);
            metadata.Succeed(call.GetStatus(), call.GetTrailers());
            return result(response);
        }
        catch (Exception exception)
        {
            metadata.Fail(exception);
            throw;
        }
    }

    private static Func<TItem, TRequest> ToMessage<TItem, TRequest>(IAsyncEnumerable<TItem>? items, Func<TItem, TRequest?> request, MethodContract contract)
        where TRequest : class => items is null ? throw NullPayload.Stream(contract) : item => request(item) ?? throw NullPayload.Item(contract);
}
