using GoRpc.Calls;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>Makes the <see cref="ClientMethod"/> of a contract's method, closed over its types: the one place with reflection.</summary>
internal static class ClientMethodFactory
{
    public static ClientMethod Create(MethodContract contract)
    {
        var request = MessageType(contract.Request);
        var response = MessageType(contract.Response);
        var result = contract.Signature.ResultType == typeof(void) ? typeof(object) : contract.Signature.ResultType;
        var type = contract.Kind switch
        {
            MethodType.Unary => typeof(UnaryMethod<,,>).MakeGenericType(request, response, result),
            MethodType.ServerStreaming => typeof(ServerStreamingMethod<,,>).MakeGenericType(request, response, result),
            MethodType.ClientStreaming => typeof(ClientStreamingMethod<,,,>).MakeGenericType(Item(contract), request, response, result),
            _ => typeof(DuplexMethod<,,,>).MakeGenericType(Item(contract), request, response, result),
        };
        return (ClientMethod)Activator.CreateInstance(type, contract)!;
    }

    private static Type MessageType(PayloadContract payload) =>
        payload.Form == PayloadForm.Wrapped ? typeof(Arguments) : payload.Message.Type!;

    private static Type Item(MethodContract contract) =>
        contract.Method.GetParameters()[contract.Signature.Stream].ParameterType.GetGenericArguments()[0];
}
