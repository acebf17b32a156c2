using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Server.Activation;
using GoRpc.Server.Arrival;
using GoRpc.Server.Errors;
using GoRpc.Server.Messages;
using Grpc.Core;

namespace GoRpc.Server.Dispatch;

/// <summary>Serves the calls of one unary or client-streaming method.</summary>
/// <typeparam name="TInput">The request message, or the reader of request messages.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
internal sealed class SingleResponseDispatch<TInput, TResponse>(
    MethodContract method, Func<object, TInput, IncomingCall, ValueTask<TResponse>> handler, MessageLimits limits, CallFailures failures)
    where TResponse : class
{
    public async Task<TResponse> InvokeAsync(ServiceHost host, TInput input, ServerCallContext context)
    {
        var call = HttpCalls.Begin(method, limits, context);
        Expiry.ThrowIfExpired(call);
        EnclosingCall.Current = call.Enclosing;
        try
        {
            await using var activation = host.Activate(call.Services);
            return await handler(activation.Instance, input, call) ?? throw NullResponse.Of(method);
        }
        catch (Exception exception)
        {
            throw failures.Translate(exception, call);
        }
    }
}
