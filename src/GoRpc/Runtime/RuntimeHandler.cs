using GoRpc.Bindings;
using GoRpc.Contracts;

namespace GoRpc.Runtime;

/// <summary>A handler that is compiled when it is first called: clients share the binding and never call it.</summary>
/// <typeparam name="TInput">The request message, or the reader of request messages.</typeparam>
/// <typeparam name="TOutput">The response message to come, or the response messages.</typeparam>
internal sealed class RuntimeHandler<TInput, TOutput>(MethodContract contract)
{
    // Two threads may both compile it; either result is good.
    private Func<object, TInput, IncomingCall, TOutput>? _handler;

    public TOutput Invoke(object service, TInput input, IncomingCall call) =>
        (_handler ??= HandlerCompiler.Compile<TInput, TOutput>(contract))(service, input, call);
}
