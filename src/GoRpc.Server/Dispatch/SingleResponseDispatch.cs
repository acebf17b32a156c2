using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Server.Activation;
using GoRpc.Server.Arrival;
using GoRpc.Server.Compression;
using GoRpc.Server.Errors;
using GoRpc.Server.Interceptors;
using GoRpc.Server.Messages;
using Grpc.Core;

namespace GoRpc.Server.Dispatch;

/// <summary>Serves the calls of one unary or client-streaming method.</summary>
/// <typeparam name="TInput">The request message, or the reader of request messages.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="method">The method.</param>
/// <param name="handler">What stands directly around the implementation, and calls it.</param>
/// <param name="limits">The limits of its messages.</param>
/// <param name="failures">What a caller reads of exceptions.</param>
/// <param name="intercepted">How the calls go through interceptors; null when there are none.</param>
/// <param name="compression">How the responses are compressed; null when they are not.</param>
internal sealed class SingleResponseDispatch<TInput, TResponse>(
    MethodContract method,
    Func<object, TInput, IncomingCall, ValueTask<TResponse>> handler,
    MessageLimits limits,
    CallFailures failures,
    InterceptedMethod<TInput, TResponse>? intercepted = null,
    ResponseCompression<TResponse>? compression = null)
    where TResponse : class
{
    public async Task<TResponse> InvokeAsync(ServiceHost host, TInput input, ServerCallContext context)
    {
        var call = HttpCalls.Begin(method, limits, context);
        Expiry.ThrowIfExpired(call);
        EnclosingCall.Current = call.Enclosing;
        try
        {
            if (intercepted is not null || compression is not null)
            {
                return await RespondAsync(host, input, call);
            }

            // The same as HandleAsync, without a state machine of its own.
            await using var activation = host.Activate(call.Services);
            return await handler(activation.Instance, input, call) ?? throw NullResponse.Of(method);
        }
        catch (Exception exception)
        {
            throw failures.Translate(exception, call);
        }
        finally
        {
            HttpCalls.SendHeaders(call);
        }
    }

    private async ValueTask<TResponse> RespondAsync(ServiceHost host, TInput input, ServerCall call)
    {
        var response = await (intercepted is not null ? InterceptAsync(intercepted, host, input, call) : HandleAsync(host, input, call));
        await (compression?.PrepareAsync(response, call) ?? ValueTask.CompletedTask);
        return response;
    }

    private async ValueTask<TResponse> InterceptAsync(InterceptedMethod<TInput, TResponse> intercepted, ServiceHost host, TInput input, ServerCall call)
    {
        await using var opened = intercepted.Open(input, call);
        await opened.PrepareAsync();
        return await new SingleResponseCall<TInput, TResponse>(intercepted, call, opened, last => HandleAsync(host, last, call)).RespondAsync()
            ?? throw NullResponse.Of(method);
    }

    private async ValueTask<TResponse> HandleAsync(ServiceHost host, TInput input, ServerCall call)
    {
        await using var activation = host.Activate(call.Services);
        return await handler(activation.Instance, input, call) ?? throw NullResponse.Of(method);
    }
}
