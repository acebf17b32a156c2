using GoRpc.Bindings;

namespace GoRpc.Runtime.Clients;

/// <summary>A stream out, one message in.</summary>
internal sealed class ClientStreamingMethod<TItem, TRequest, TResponse, TResult>(ClientStreamingBinding<TRequest, TResponse> binding) : ClientMethod
    where TRequest : class
    where TResponse : class
{
    private readonly ContextParameter _context = new(binding.Contract.Signature);
    private readonly int _stream = binding.Contract.Signature.Stream;
    private readonly Func<object?[], TRequest?> _toHeader = PayloadMapping.ToHeader<TRequest>(binding.Contract);
    private readonly Func<TItem, TRequest?> _toRequest = PayloadMapping.FromItem<TItem, TRequest>(binding.Contract);
    private readonly Func<TResponse, TResult> _toResult = PayloadMapping.ToResult<TResponse, TResult>();
    private readonly Func<ValueTask<TResult>, object?> _toReturn = ResultMapping.FromCall<TResult>(binding.Contract.Signature);

    public override object? Invoke(ClientCalls calls, object?[] arguments) => _toReturn(
        calls.ClientStreamingAsync(binding, (IAsyncEnumerable<TItem>?)arguments[_stream], _toRequest, _toResult, _context.Read(arguments), _toHeader(arguments)));
}
