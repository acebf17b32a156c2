using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using GoRpc.Validation;
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
        var rules = RequestRules.TryCheck<TRequest>(contract);
        return contract.Kind switch
        {
            MethodType.Unary => new UnaryBinding<TRequest, TResponse>(
                contract, request, response, new RuntimeHandler<TRequest, ValueTask<TResponse>>(contract).Invoke)
            { RequestRules = rules },
            MethodType.ClientStreaming => new ClientStreamingBinding<TRequest, TResponse>(
                contract, request, response, new RuntimeHandler<IAsyncStreamReader<TRequest>, ValueTask<TResponse>>(contract).Invoke)
            { RequestRules = rules },
            MethodType.ServerStreaming => new ServerStreamingBinding<TRequest, TResponse>(
                contract, request, response, new RuntimeHandler<TRequest, IAsyncEnumerable<TResponse>>(contract).Invoke)
            { RequestRules = rules },
            _ => new DuplexBinding<TRequest, TResponse>(
                contract, request, response, new RuntimeHandler<IAsyncStreamReader<TRequest>, IAsyncEnumerable<TResponse>>(contract).Invoke)
            { RequestRules = rules },
        };
    }
}
