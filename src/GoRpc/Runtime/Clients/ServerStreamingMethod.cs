using GoRpc.Bindings;

namespace GoRpc.Runtime.Clients;

/// <summary>One message out, a stream in.</summary>
internal sealed class ServerStreamingMethod<TRequest, TResponse, TResult>(ServerStreamingBinding<TRequest, TResponse> binding) : ClientMethod
    where TRequest : class
    where TResponse : class
{
    private readonly ContextParameter _context = new(binding.Contract.Signature);
    private readonly Func<object?[], TRequest?> _toRequest = PayloadMapping.FromArguments<TRequest>(binding.Contract);
    private readonly Func<TResponse, TResult> _toResult = PayloadMapping.ToResult<TResponse, TResult>();

    public override object? Invoke(ClientCalls calls, object?[] arguments) =>
        calls.ServerStreamingAsync(binding, _toRequest(arguments), _toResult, _context.Read(arguments));
}
