using GoRpc.Interceptors;
using GoRpc.Server.Dispatch;

namespace GoRpc.Server.Interceptors;

/// <summary>A method with interceptors, and how they see its messages. Made once, when the method is bound. Safe for threads.</summary>
/// <typeparam name="TInput">The request message, or the reader of request messages.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="Interceptors">The interceptors from the outermost to the innermost; at least one.</param>
/// <param name="View">The method.</param>
/// <param name="Open">What a call came with, as interceptors see it.</param>
/// <param name="ResultOf">The result in a response message.</param>
/// <param name="ResponseOf">The response message around a result.</param>
internal sealed record InterceptedMethod<TInput, TResponse>(
    IReadOnlyList<ICallInterceptor> Interceptors,
    MethodView View,
    Func<TInput, ServerCall, CallInput<TInput>> Open,
    Func<TResponse, object?> ResultOf,
    Func<object?, TResponse> ResponseOf)
    where TResponse : class;
