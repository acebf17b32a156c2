using GoRpc.Calls;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>A stream out, a stream in, both at once.</summary>
internal sealed class DuplexMethod<TItem, TRequest, TResponse, TResult>(MethodContract contract) : ClientMethod
    where TRequest : class
    where TResponse : class
{
    private readonly ContractMethod<TRequest, TResponse> _method = new(contract);
    private readonly ContextParameter _context = new(contract.Signature);
    private readonly int _stream = contract.Signature.Stream;
    private readonly Func<TItem, TRequest> _toRequest = PayloadMapping.FromItem<TItem, TRequest>(contract);
    private readonly Func<TResponse, TResult> _toResult = PayloadMapping.ToResult<TResponse, TResult>(contract);

    public override object? Invoke(CallInvoker invoker, object?[] arguments)
    {
        var items = (IAsyncEnumerable<TItem>?)arguments[_stream] ?? throw PayloadMapping.NullStream(contract);
        var (options, metadata) = _context.Read(arguments);
        return ResponseItems.ReadAsync(Open, _toResult, metadata, options.CancellationToken);

        ResponseCall<TResponse> Open(CancellationToken token)
        {
            var call = invoker.AsyncDuplexStreamingCall(_method, null, options.WithCancellationToken(token));
            return ResponseCall<TResponse>.Of(call, new RequestPump<TItem, TRequest>(items, _toRequest, call.RequestStream, call));
        }
    }
}
