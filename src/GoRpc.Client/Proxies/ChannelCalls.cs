using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Client.Calls;
using GoRpc.Client.Deadlines;
using GoRpc.Client.Streams;
using GoRpc.Contracts;
using Grpc.Core;
using Grpc.Core.Interceptors;
using ProtoBuf.Grpc;

namespace GoRpc.Client.Proxies;

/// <summary>The calls of typed clients over a channel. Thread-safe: it holds no state of a call.</summary>
/// <param name="invoker">What carries them.</param>
/// <param name="target">Where they go, for people to read.</param>
/// <param name="interceptors">gRPC's own interceptors, from the outermost to the innermost.</param>
internal sealed class ChannelCalls(ResilientCallInvoker invoker, string target, params Interceptor[] interceptors) : ClientCalls
{
    // Null where nothing stands between a client and its calls, so that these can be made without what gRPC wraps them in.
    private readonly CallInvoker? _intercepted = interceptors.Length == 0 ? null : invoker.Intercept(interceptors);

    public override string Target => target;

    public override ValueTask<TResult> UnaryAsync<TRequest, TResponse, TResult>(
        UnaryBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
        where TRequest : class
    {
        var (options, metadata) = CallOptionsReader.Read(context);
        return UnaryAsync(method, request, result, options, metadata);
    }

    /// <summary>Sends one message and gives what comes back; a call with options and an observer of gRPC's own.</summary>
    public ValueTask<TResult> UnaryAsync<TRequest, TResponse, TResult>(
        UnaryBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, in CallOptions options, IResponseObserver? metadata)
        where TRequest : class
        where TResponse : class
    {
        if (request is null)
        {
            return ValueTask.FromException<TResult>(NullPayload.Request(method.Contract));
        }

        return metadata is null && _intercepted is null
            ? new UnaryCall<TRequest, TResponse>(invoker, method.Method, null, options, request).RespondAsync(result)
            : CaptureAsync((_intercepted ?? invoker).AsyncUnaryCall(method.Method, null, options, request), result, metadata);
    }

    public override IAsyncEnumerable<TResult> ServerStreamingAsync<TRequest, TResponse, TResult>(
        ServerStreamingBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
        where TRequest : class
    {
        var (options, metadata) = CallOptionsReader.Read(context);
        return ServerStreamingAsync(method, request, result, options, metadata);
    }

    /// <inheritdoc cref="UnaryAsync{TRequest, TResponse, TResult}(UnaryBinding{TRequest, TResponse}, TRequest, Func{TResponse, TResult}, in CallOptions, IResponseObserver)"/>
    public IAsyncEnumerable<TResult> ServerStreamingAsync<TRequest, TResponse, TResult>(
        ServerStreamingBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallOptions options, IResponseObserver? metadata)
        where TRequest : class
        where TResponse : class
    {
        var message = request ?? throw NullPayload.Request(method.Contract);
        return ResponseItems.ReadAsync(Open, result, metadata, options.CancellationToken);

        ResponseCall<TResponse> Open(CancellationToken token) =>
            new((_intercepted ?? invoker).AsyncServerStreamingCall(method.Method, null, options.WithCancellationToken(token), message));
    }

    public override ValueTask<TResult> ClientStreamingAsync<TItem, TRequest, TResponse, TResult>(
        ClientStreamingBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallContext context = default,
        TRequest? header = null)
        where TRequest : class
    {
        var (options, metadata) = CallOptionsReader.Read(context);
        return ClientStreamingAsync(method, items, request, result, options, metadata, header);
    }

    /// <inheritdoc cref="UnaryAsync{TRequest, TResponse, TResult}(UnaryBinding{TRequest, TResponse}, TRequest, Func{TResponse, TResult}, in CallOptions, IResponseObserver)"/>
    public async ValueTask<TResult> ClientStreamingAsync<TItem, TRequest, TResponse, TResult>(
        ClientStreamingBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallOptions options,
        IResponseObserver? metadata,
        TRequest? header)
        where TRequest : class
        where TResponse : class
    {
        var toMessage = ToMessage(items, request, method.Contract);
        using var call = _intercepted?.AsyncClientStreamingCall(method.Method, null, options)
            ?? new ClientStreamingCall<TRequest, TResponse>(invoker, method.Method, null, options, header).Begin();
        metadata?.Begin(call.ResponseHeadersAsync);
        var pump = new RequestPump<TItem, TRequest>(header, items!, toMessage, FlushedStream.Of(call.RequestStream), call);
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
        var (options, metadata) = CallOptionsReader.Read(context);
        return DuplexAsync(method, items, request, result, options, metadata, header);
    }

    /// <inheritdoc cref="UnaryAsync{TRequest, TResponse, TResult}(UnaryBinding{TRequest, TResponse}, TRequest, Func{TResponse, TResult}, in CallOptions, IResponseObserver)"/>
    public IAsyncEnumerable<TResult> DuplexAsync<TItem, TRequest, TResponse, TResult>(
        DuplexBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallOptions options,
        IResponseObserver? metadata,
        TRequest? header)
        where TRequest : class
        where TResponse : class
    {
        var toMessage = ToMessage(items, request, method.Contract);
        return ResponseItems.ReadAsync(Open, result, metadata, options.CancellationToken);

        ResponseCall<TResponse> Open(CancellationToken token)
        {
            var call = _intercepted?.AsyncDuplexStreamingCall(method.Method, null, options.WithCancellationToken(token))
                ?? new DuplexStreamingCall<TRequest, TResponse>(invoker, method.Method, null, options.WithCancellationToken(token), header).Begin();
            return ResponseCall<TResponse>.Of(call, new RequestPump<TItem, TRequest>(header, items!, toMessage, FlushedStream.Of(call.RequestStream), call));
        }
    }

    /// <summary>When a call that begins now must have ended, in UTC; <see cref="CallDeadline.None"/> when it need not.</summary>
    public DateTime DeadlineOf(IMethod method, in CallOptions options) =>
        CallDeadline.Of(options, invoker.Policies.Of(method).Deadline, EnclosingCall.Current, invoker.TimeProvider.GetUtcNow().UtcDateTime);

    private static async ValueTask<TResult> CaptureAsync<TResponse, TResult>(AsyncUnaryCall<TResponse> call, Func<TResponse, TResult> result, IResponseObserver? metadata)
    {
        metadata?.Begin(call.ResponseHeadersAsync);
        try
        {
            var response = await call.ResponseAsync.ConfigureAwait(false);
            metadata?.Succeed(call.GetStatus(), call.GetTrailers());
            return result(response);
        }
        catch (Exception exception)
        {
            metadata?.Fail(exception);
            throw;
        }
    }

    private static Func<TItem, TRequest> ToMessage<TItem, TRequest>(IAsyncEnumerable<TItem>? items, Func<TItem, TRequest?> request, MethodContract contract)
        where TRequest : class => items is null ? throw NullPayload.Stream(contract) : item => request(item) ?? throw NullPayload.Item(contract);
}
