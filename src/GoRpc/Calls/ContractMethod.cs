using GoRpc.Codecs;
using GoRpc.Codecs.Messages;
using GoRpc.Compression;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Calls;

/// <summary>A gRPC method that knows its contract, so that every layer a call passes can read its policies.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="contract">The contract.</param>
/// <param name="request">How request messages travel.</param>
/// <param name="response">How response messages travel.</param>
internal sealed class ContractMethod<TRequest, TResponse>(MethodContract contract, MessageCodec<TRequest> request, MessageCodec<TResponse> response)
    : Method<TRequest, TResponse>(
        contract.Kind,
        contract.ServiceName,
        contract.Name,
        PayloadMarshaller.Create(request),
        PayloadMarshaller.Create(response)),
        IContractMethod
{
    public MethodContract Contract { get; } = contract;

    /// <summary>Whether a request message is compressed.</summary>
    public bool IsLarge(CompressionPolicy policy, TRequest message) => policy.IsLarge(request, message);
}
