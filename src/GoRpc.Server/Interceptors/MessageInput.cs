using GoRpc.Interceptors;

namespace GoRpc.Server.Interceptors;

/// <summary>The input of a method that takes one message.</summary>
internal sealed class MessageInput<TRequest, TResponse>(MethodView<TRequest, TResponse> method, TRequest message) : CallInput<TRequest>
    where TRequest : class
    where TResponse : class
{
    public override CallArguments Arguments => field ??= new(method, () => method.ArgumentsOf(message));

    public override TRequest Close(IAsyncEnumerable<object?>? requests) => Arguments.HasChanged ? method.RequestOf(Arguments.Values) : message;
}
