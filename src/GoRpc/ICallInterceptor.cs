namespace GoRpc;

/// <summary>
/// Stands around calls, on a host or on a client: it sees and may change what goes in and what comes out, answer in place of the method, or
/// refuse the call.
/// </summary>
public interface ICallInterceptor
{
    /// <summary>
    /// Handles a call. Awaiting <paramref name="next"/> makes it: the interceptors further in, the rules of the contract and, on a host, the
    /// implementation; on a client the way to the host. It ends when the answer is there; where the answer is a stream, when that has ended or its
    /// reader has left it. It throws what they throw: on a host the very exception of the implementation, on a client what its caller would see.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="next">
    /// Makes the call; at most once. Who does not call it answers itself, by <see cref="GoRpcCall.Response"/> or <see cref="GoRpcCall.Responses"/>.
    /// </param>
    /// <returns>The end of the call. What it throws is what an implementation throws, on a host; on a client its caller sees it as it is.</returns>
    ValueTask InvokeAsync(GoRpcCall call, CallDelegate next);
}
