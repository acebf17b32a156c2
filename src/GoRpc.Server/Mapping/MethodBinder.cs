using System.Diagnostics.CodeAnalysis;
using GoRpc.Bindings;
using GoRpc.Interceptors;
using GoRpc.Server.Activation;
using GoRpc.Server.Compression;
using GoRpc.Server.Dispatch;
using GoRpc.Server.Draining;
using GoRpc.Server.Errors;
using GoRpc.Server.Interceptors;
using GoRpc.Server.Messages;
using GoRpc.Server.Telemetry;
using GoRpc.Server.Validation;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace GoRpc.Server.Mapping;

/// <summary>Binds the methods of one host.</summary>
internal sealed class MethodBinder<[DynamicallyAccessedMembers(ServiceHost.ReflectedByTransport)] THost>(
    THost host,
    ServiceMethodProviderContext<THost> context,
    CallFailures failures,
    ServerInterceptors interceptors,
    ServerMetrics metrics,
    RequestValidation validation,
    Drain drain,
    GoRpcServerOptions options) : IMethodVisitor
    where THost : ServiceHost
{
    private readonly MessageLimits _limits = MessageLimits.Of(options);

    public void Visit<TRequest, TResponse>(UnaryBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var metadata = host.MetadataOf(method.Contract);
        context.AddUnaryMethod(
            Serve(method),
            metadata,
            new SingleResponseDispatch<TRequest, TResponse>(method.Contract, validation.Guard(method), _limits, failures, InterceptMessage(method, metadata), Compress(method)).InvokeAsync);
    }

    public void Visit<TRequest, TResponse>(ClientStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var metadata = host.MetadataOf(method.Contract);
        context.AddClientStreamingMethod(
            Serve(method),
            metadata,
            new SingleResponseDispatch<IAsyncStreamReader<TRequest>, TResponse>(
                method.Contract, validation.Guard(method), _limits, failures, InterceptStream(method, metadata), Compress(method)).InvokeAsync);
    }

    public void Visit<TRequest, TResponse>(ServerStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var metadata = host.MetadataOf(method.Contract);
        context.AddServerStreamingMethod(
            Serve(method),
            metadata,
            new StreamResponseDispatch<TRequest, TResponse>(method.Contract, validation.Guard(method), _limits, failures, InterceptMessage(method, metadata), Compress(method)).InvokeAsync);
    }

    public void Visit<TRequest, TResponse>(DuplexBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var metadata = host.MetadataOf(method.Contract);
        context.AddDuplexStreamingMethod(
            Serve(method),
            metadata,
            new StreamResponseDispatch<IAsyncStreamReader<TRequest>, TResponse>(
                method.Contract, validation.Guard(method), _limits, failures, InterceptStream(method, metadata), Compress(method)).InvokeAsync);
    }

    private ServedMethod<TRequest, TResponse> Serve<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => new(method, _limits, failures, metrics, drain);

    private ResponseCompression<TResponse>? Compress<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => ResponseCompression<TResponse>.Of(method.Contract, options, method.Response);

    private InterceptedMethod<TRequest, TResponse>? InterceptMessage<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method, IList<object> metadata)
        where TRequest : class
        where TResponse : class =>
        Intercept<TRequest, TRequest, TResponse>(method, metadata, static view => (message, _) => new MessageInput<TRequest, TResponse>(view, message));

    private InterceptedMethod<IAsyncStreamReader<TRequest>, TResponse>? InterceptStream<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method, IList<object> metadata)
        where TRequest : class
        where TResponse : class =>
        Intercept<IAsyncStreamReader<TRequest>, TRequest, TResponse>(method, metadata, static view => (reader, call) => new StreamInput<TRequest, TResponse>(view, reader, call));

    private InterceptedMethod<TInput, TResponse>? Intercept<TInput, TRequest, TResponse>(
        MethodBinding<TRequest, TResponse> method, IList<object> metadata, Func<MethodView<TRequest, TResponse>, Func<TInput, ServerCall, CallInput<TInput>>> open)
        where TRequest : class
        where TResponse : class
    {
        if (interceptors.Of(method.Contract, metadata) is not { Count: > 0 } found)
        {
            return null;
        }

        var view = new MethodView<TRequest, TResponse>(method);
        return new InterceptedMethod<TInput, TResponse>(found, view, open(view), view.ResultOf, view.ResponseOf);
    }
}
