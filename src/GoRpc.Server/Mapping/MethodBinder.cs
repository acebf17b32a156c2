using System.Diagnostics.CodeAnalysis;
using GoRpc.Bindings;
using GoRpc.Server.Activation;
using GoRpc.Server.Dispatch;
using GoRpc.Server.Errors;
using GoRpc.Server.Messages;
using GoRpc.Server.Telemetry;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace GoRpc.Server.Mapping;

/// <summary>Binds the methods of one host.</summary>
internal sealed class MethodBinder<[DynamicallyAccessedMembers(ServiceHost.ReflectedByTransport)] THost>(
    THost host, ServiceMethodProviderContext<THost> context, CallFailures failures, ServerMetrics metrics, MessageLimits limits) : IMethodVisitor
    where THost : ServiceHost
{
    public void Visit<TRequest, TResponse>(UnaryBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => context.AddUnaryMethod(
            Serve(method), MetadataOf(method), new SingleResponseDispatch<TRequest, TResponse>(method.Contract, method.Handler, limits, failures).InvokeAsync);

    public void Visit<TRequest, TResponse>(ClientStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => context.AddClientStreamingMethod(
            Serve(method),
            MetadataOf(method),
            new SingleResponseDispatch<IAsyncStreamReader<TRequest>, TResponse>(method.Contract, method.Handler, limits, failures).InvokeAsync);

    public void Visit<TRequest, TResponse>(ServerStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => context.AddServerStreamingMethod(
            Serve(method), MetadataOf(method), new StreamResponseDispatch<TRequest, TResponse>(method.Contract, method.Handler, limits, failures).InvokeAsync);

    public void Visit<TRequest, TResponse>(DuplexBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => context.AddDuplexStreamingMethod(
            Serve(method),
            MetadataOf(method),
            new StreamResponseDispatch<IAsyncStreamReader<TRequest>, TResponse>(method.Contract, method.Handler, limits, failures).InvokeAsync);

    private ServedMethod<TRequest, TResponse> Serve<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => new(method, limits, failures, metrics);

    private IList<object> MetadataOf(MethodBinding method) => host.MetadataOf(method.Contract);
}
