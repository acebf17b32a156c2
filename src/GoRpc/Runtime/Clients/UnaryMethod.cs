using GoRpc.Bindings;

namespace GoRpc.Runtime.Clients;

/// <summary>One message out, one message in.</summary>
internal sealed class UnaryMethod<TRequest, TResponse, TResult>(UnaryBinding<TRequest, TResponse> binding) : ClientMethod
    where TRequest : class
    where TResponse : class
{
    private readonly ContextParameter _context = new(binding.Contract.Signature);
    private readonly Func<object?[], TRequest?> _toRequest = PayloadMapping.FromArguments<TRequest>(binding.Contract);
    private readonly Func<TResponse, TResult> _toResult = PayloadMapping.ToResult<TResponse, TResult>();
    private readonly Func<ValueTask<TResult>, object?> _toReturn = ResultMapping.FromCall<TResult>(binding.Contract.Signature);

    public override object? Invoke(ClientCalls calls, object?[] arguments) =>
        _toReturn(calls.UnaryAsync(binding, _toRequest(arguments), _toResult, _context.Read(arguments)));
}
