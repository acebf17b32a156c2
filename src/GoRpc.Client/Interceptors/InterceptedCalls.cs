using System.Collections.Concurrent;
using GoRpc.Bindings;
using GoRpc.Client.Proxies;
using GoRpc.Contracts;
using GoRpc.Interceptors;
using ProtoBuf.Grpc;

namespace GoRpc.Client.Interceptors;

/// <summary>The calls of a typed client of which some methods have interceptors. Thread-safe: it holds no state of a call.</summary>
/// <param name="calls">Makes the calls.</param>
/// <param name="methods">The interceptors of the methods that have some, from the outermost to the innermost.</param>
/// <param name="services">What interceptors see as <see cref="GoRpcCall.Services"/>.</param>
internal sealed class InterceptedCalls(ChannelCalls calls, IReadOnlyDictionary<MethodContract, IReadOnlyList<ICallInterceptor>> methods, IServiceProvider services) : ClientCalls
{
    private readonly ConcurrentDictionary<MethodContract, MethodView> _views = new();

    public override string Target => calls.Target;

    public override ValueTask<TResult> UnaryAsync<TRequest, TResponse, TResult>(
        UnaryBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
        where TRequest : class
    {
        if (!methods.TryGetValue(method.Contract, out var interceptors))
        {
            return calls.UnaryAsync(method, request, result, context);
        }

        if (request is null)
        {
            return ValueTask.FromException<TResult>(NullPayload.Request(method.Contract));
        }

        var view = ViewOf(method);
        var call = Begin(method, context, default);
        var arguments = new CallArguments(view, () => view.ArgumentsOf(request));
        return new SingleResultCall<TResult>(call, view, interceptors, arguments, null, _ => calls.UnaryAsync(
            method, arguments.HasChanged ? view.RequestOf(arguments.Values) : request, result, call.Options, call)).RespondAsync();
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
        if (!methods.TryGetValue(method.Contract, out var interceptors))
        {
            return calls.ClientStreamingAsync(method, items, request, result, context, header);
        }

        if (items is null)
        {
            return ValueTask.FromException<TResult>(NullPayload.Stream(method.Contract));
        }

        var view = ViewOf(method);
        var call = Begin(method, context, default);
        var arguments = ArgumentsOf(view, header);
        return new SingleResultCall<TResult>(call, view, interceptors, arguments, () => Open(items), requests => calls.ClientStreamingAsync(
            method, Close(items, requests, view), request, result, call.Options, call, Close(header, arguments, view))).RespondAsync();
    }

    public override IAsyncEnumerable<TResult> ServerStreamingAsync<TRequest, TResponse, TResult>(
        ServerStreamingBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
        where TRequest : class
    {
        if (!methods.TryGetValue(method.Contract, out var interceptors))
        {
            return calls.ServerStreamingAsync(method, request, result, context);
        }

        var message = request ?? throw NullPayload.Request(method.Contract);
        var view = ViewOf(method);
        return StreamResultCall<TResult>.ReadAsync(Make, context.CancellationToken);

        StreamResultCall<TResult> Make(CancellationToken token)
        {
            var call = Begin(method, context, token);
            var arguments = new CallArguments(view, () => view.ArgumentsOf(message));
            return new StreamResultCall<TResult>(call, view, interceptors, arguments, null, _ => calls.ServerStreamingAsync(
                method, arguments.HasChanged ? view.RequestOf(arguments.Values) : message, result, call.Options, call));
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
        if (!methods.TryGetValue(method.Contract, out var interceptors))
        {
            return calls.DuplexAsync(method, items, request, result, context, header);
        }

        var sent = items ?? throw NullPayload.Stream(method.Contract);
        var view = ViewOf(method);
        return StreamResultCall<TResult>.ReadAsync(Make, context.CancellationToken);

        StreamResultCall<TResult> Make(CancellationToken token)
        {
            var call = Begin(method, context, token);
            var arguments = ArgumentsOf(view, header);
            return new StreamResultCall<TResult>(call, view, interceptors, arguments, () => Open(sent), requests => calls.DuplexAsync(
                method, Close(sent, requests, view), request, result, call.Options, call, Close(header, arguments, view)));
        }
    }

    private static CallArguments ArgumentsOf<TRequest, TResponse>(MethodView<TRequest, TResponse> view, TRequest? header)
        where TRequest : class
        where TResponse : class => new(view, () => header is null ? [] : view.ArgumentsOf(header));

    private static IAsyncEnumerable<object?> Open<TItem>(IAsyncEnumerable<TItem> items) => items.Select(static item => (object?)item);

    private static IAsyncEnumerable<TItem> Close<TItem>(IAsyncEnumerable<TItem> items, IAsyncEnumerable<object?>? requests, MethodView view) => requests is null ? items : requests.Select(item =>
    {
        view.Item!.Check(item);
        return (TItem)item!;
    });

    private static TRequest? Close<TRequest, TResponse>(TRequest? header, CallArguments arguments, MethodView<TRequest, TResponse> view)
        where TRequest : class
        where TResponse : class => arguments.HasChanged ? view.RequestOf(arguments.Values) : header;

    private MethodView<TRequest, TResponse> ViewOf<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        (MethodView<TRequest, TResponse>)_views.GetOrAdd(method.Contract, static (_, binding) => new MethodView<TRequest, TResponse>(binding), method);

    private ClientCall Begin<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method, in CallContext context, CancellationToken token)
        where TRequest : class
        where TResponse : class
    {
        var (options, observer) = CallOptionsReader.Read(context);
        return new ClientCall(method.Contract, token.CanBeCanceled ? options.WithCancellationToken(token) : options, calls.DeadlineOf(method.Method, options), observer, services);
    }
}
