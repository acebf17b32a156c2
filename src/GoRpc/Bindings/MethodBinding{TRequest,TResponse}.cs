using System.ComponentModel;
using GoRpc.Calls;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using GoRpc.Validation;
using Grpc.Core;

namespace GoRpc.Bindings;

/// <summary>A method whose messages are known.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MethodBinding<TRequest, TResponse> : MethodBinding
    where TRequest : class
    where TResponse : class
{
    private Method<TRequest, TResponse>? _method;

    private protected MethodBinding(MethodContract contract, MessageCodec<TRequest> request, MessageCodec<TResponse> response)
        : base(contract)
    {
        Request = request;
        Response = response;
    }

    /// <summary>Whether a request message keeps the rules of its contract; null when it has none.</summary>
    public RuleCheck<TRequest>? RequestRules { get; init; }

    /// <summary>How request messages travel.</summary>
    internal MessageCodec<TRequest> Request { get; }

    /// <summary>How response messages travel.</summary>
    internal MessageCodec<TResponse> Response { get; }

    /// <summary>What a client hands to its CallInvoker. Made when first used; two threads may both make one, and either is good.</summary>
    internal Method<TRequest, TResponse> Method => _method ??= new ContractMethod<TRequest, TResponse>(Contract, Request, Response);
}
