using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Runtime;

/// <summary>Makes the binding of a method, closed over the types of its messages.</summary>
internal static class MethodBindingFactory
{
    private static readonly MethodInfo CreateTypedMethod = typeof(MethodBindingFactory).GetMethod(nameof(CreateTyped), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static MethodBinding Create(MethodContract contract) => (MethodBinding)CreateTypedMethod
        .MakeGenericMethod(MadeMessages.OfRequest(contract), MadeMessages.OfResponse(contract))
        .Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [contract], culture: null)!;

    private static MethodBinding CreateTyped<TRequest, TResponse>(MethodContract contract)
        where TRequest : class
        where TResponse : class
    {
        var request = MessageCodec.Of<TRequest>(contract.Request.Message);
        var response = MessageCodec.Of<TResponse>(contract.Response.Message);
        return contract.Kind switch
        {
            MethodType.Unary => new UnaryBinding<TRequest, TResponse>(
                contract, request, response, new RuntimeHandler<TRequest, ValueTask<TResponse>>(contract).Invoke),
            MethodType.ClientStreaming => new ClientStreamingBinding<TRequest, TResponse>(
                contract, request, response, new RuntimeHandler<IAsyncStreamReader<TRequest>, ValueTask<TResponse>>(contract).Invoke),
            MethodType.ServerStreaming => new ServerStreamingBinding<TRequest, TResponse>(
                contract, request, response, new RuntimeHandler<TRequest, IAsyncEnumerable<TResponse>>(contract).Invoke),
            _ => new DuplexBinding<TRequest, TResponse>(
                contract, request, response, new RuntimeHandler<IAsyncStreamReader<TRequest>, IAsyncEnumerable<TResponse>>(contract).Invoke),
        };
    }
}
