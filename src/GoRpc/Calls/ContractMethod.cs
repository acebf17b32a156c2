using GoRpc.Codecs;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Calls;

/// <summary>A gRPC method that knows its contract, so that every layer a call passes can read its policies.</summary>
/// <typeparam name="TRequest">The request message; <see cref="Arguments"/> when it is wrapped.</typeparam>
/// <typeparam name="TResponse">The response message; <see cref="Arguments"/> when it is wrapped.</typeparam>
/// <param name="contract">The contract.</param>
internal sealed class ContractMethod<TRequest, TResponse>(MethodContract contract)
    : Method<TRequest, TResponse>(
        contract.Kind,
        contract.ServiceName,
        contract.Name,
        PayloadMarshaller.Create<TRequest>(contract.Request),
        PayloadMarshaller.Create<TResponse>(contract.Response)),
        IContractMethod
{
    public MethodContract Contract { get; } = contract;
}
