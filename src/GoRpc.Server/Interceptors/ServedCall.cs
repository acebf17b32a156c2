using GoRpc.Interceptors;
using GoRpc.Server.Dispatch;

namespace GoRpc.Server.Interceptors;

/// <summary>A call that is served through interceptors.</summary>
internal abstract class ServedCall<TInput, TResponse>(InterceptedMethod<TInput, TResponse> method, ServerCall call, CallInput<TInput> input)
    : InterceptedCall(call, method.View, method.Interceptors)
    where TResponse : class
{
    protected InterceptedMethod<TInput, TResponse> Served => method;

    public override CallArguments Arguments => input.Arguments;

    protected override IAsyncEnumerable<object?> OpenRequests() => input.OpenRequests();

    /// <summary>What the handler gets, as the interceptors left it.</summary>
    protected TInput Close() => input.Close(TouchedRequests);
}
