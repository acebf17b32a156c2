using GoRpc.Calls;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>One message out, a stream in.</summary>
internal sealed class ServerStreamingMethod<TRequest, TResponse, TResult>(MethodContract contract) : ClientMethod
    where TRequest : class
    where TResponse : class
{
    private readonly ContractMethod<TRequest, TResponse> _method = new(contract);
    private readonly ContextParameter _context = new(contract.Signature);
    private readonly Func<object?[], TRequest> _toRequest = PayloadMapping.FromArguments<TRequest>(contract);
    private readonly Func<TResponse, TResult> _toResult = PayloadMapping.ToResult<TResponse, TResult>(contract);

    public override object? Invoke(CallInvoker invoker, object?[] arguments)
    {
        var request = _toRequest(arguments);
        var (options, metadata) = _context.Read(arguments);
        return ResponseItems.ReadAsync(Open, _toResult, metadata, options.CancellationToken);

        ResponseCall<TResponse> Open(CancellationToken token) =>
            new(invoker.AsyncServerStreamingCall(_method, null, options.WithCancellationToken(token), request));
    }
}
