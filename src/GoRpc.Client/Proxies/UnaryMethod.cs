using GoRpc.Calls;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>One message out, one message in.</summary>
internal sealed class UnaryMethod<TRequest, TResponse, TResult>(MethodContract contract) : ClientMethod
    where TRequest : class
    where TResponse : class
{
    private readonly ContractMethod<TRequest, TResponse> _method = new(contract);
    private readonly ContextParameter _context = new(contract.Signature);
    private readonly Func<object?[], TRequest> _toRequest = PayloadMapping.FromArguments<TRequest>(contract);
    private readonly Func<TResponse, TResult> _toResult = PayloadMapping.ToResult<TResponse, TResult>(contract);
    private readonly Func<Task<TResult>, object?> _toReturn = ResultMapping.FromTask<TResult>(contract.Signature);

    public override object? Invoke(CallInvoker invoker, object?[] arguments) => _toReturn(CallAsync(invoker, arguments));

    private async Task<TResult> CallAsync(CallInvoker invoker, object?[] arguments)
    {
        var request = _toRequest(arguments);
        var (options, metadata) = _context.Read(arguments);
        using var call = invoker.AsyncUnaryCall(_method, null, options, request);
        metadata?.Begin(call.ResponseHeadersAsync);
        try
        {
            var response = await call.ResponseAsync.ConfigureAwait(false);
            metadata?.Succeed(call.GetStatus(), call.GetTrailers());
            return _toResult(response);
        }
        catch (Exception exception) when (metadata is not null)
        {
            metadata.Fail(exception);
            throw;
        }
    }
}
