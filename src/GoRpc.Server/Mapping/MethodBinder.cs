using System.Reflection;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Server.Activation;
using GoRpc.Server.Dispatch;
using GoRpc.Server.Errors;
using GoRpc.Server.Messages;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace GoRpc.Server.Mapping;

/// <summary>Binds the methods of one host; reflection happens here, once per method, and never at a call.</summary>
internal sealed class MethodBinder<THost>(ServiceMethodProviderContext<THost> context, CallFailures failures, MessageLimits limits)
    where THost : ServiceHost
{
    private static readonly MethodInfo BindTypedMethod =
        typeof(MethodBinder<THost>).GetMethod(nameof(BindTyped), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public void Bind(MethodContract method, IList<object> metadata) => BindTypedMethod
        .MakeGenericMethod(MessageType(method.Request), MessageType(method.Response))
        .Invoke(this, BindingFlags.DoNotWrapExceptions, binder: null, [method, metadata], culture: null);

    private static Type MessageType(PayloadContract payload) =>
        payload.Form is PayloadForm.Message ? payload.Message.Type! : typeof(Arguments);

    private void BindTyped<TRequest, TResponse>(MethodContract method, IList<object> metadata)
        where TRequest : class
        where TResponse : class
    {
        var served = new ServedMethod<TRequest, TResponse>(method, limits, failures);
        switch (method.Kind)
        {
            case MethodType.Unary:
                context.AddUnaryMethod(served, metadata, new SingleResponseDispatch<TRequest, TResponse>(method, limits, failures).InvokeAsync);
                break;
            case MethodType.ClientStreaming:
                context.AddClientStreamingMethod(
                    served, metadata, new SingleResponseDispatch<IAsyncStreamReader<TRequest>, TResponse>(method, limits, failures).InvokeAsync);
                break;
            case MethodType.ServerStreaming:
                context.AddServerStreamingMethod(served, metadata, new StreamResponseDispatch<TRequest, TResponse>(method, limits, failures).InvokeAsync);
                break;
            default:
                context.AddDuplexStreamingMethod(
                    served, metadata, new StreamResponseDispatch<IAsyncStreamReader<TRequest>, TResponse>(method, limits, failures).InvokeAsync);
                break;
        }
    }
}
