using System.ComponentModel;
using ProtoBuf.Grpc;

namespace GoRpc.Bindings;

/// <summary>Makes the calls of typed clients. Safe for threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ClientCalls
{
    /// <summary>Where the calls go, for people to read.</summary>
    public abstract string Target { get; }

    /// <summary>Sends one message and gives what comes back.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <typeparam name="TResult">What the method of the client gives.</typeparam>
    /// <param name="method">The method that is called.</param>
    /// <param name="request">The request message; null is a violation of the contract.</param>
    /// <param name="result">The result in a response message.</param>
    /// <param name="context">What the caller gave to steer the call; a CancellationToken becomes one.</param>
    /// <returns>The result.</returns>
    public abstract ValueTask<TResult> UnaryAsync<TRequest, TResponse, TResult>(
        UnaryBinding<TRequest, TResponse> method,
        TRequest? request,
        Func<TResponse, TResult> result,
        CallContext context = default)
        where TRequest : class
        where TResponse : class;

    /// <summary>Sends one message and gives the stream that comes back. Each enumeration of it is a call of its own.</summary>
    /// <returns>The items.</returns>
    /// <inheritdoc cref="UnaryAsync"/>
    public abstract IAsyncEnumerable<TResult> ServerStreamingAsync<TRequest, TResponse, TResult>(
        ServerStreamingBinding<TRequest, TResponse> method,
        TRequest? request,
        Func<TResponse, TResult> result,
        CallContext context = default)
        where TRequest : class
        where TResponse : class;

    /// <summary>Sends a stream and gives what comes back.</summary>
    /// <typeparam name="TItem">An item of the request stream.</typeparam>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <typeparam name="TResult">What the method of the client gives.</typeparam>
    /// <param name="method">The method that is called.</param>
    /// <param name="items">The request stream; null is a violation of the contract.</param>
    /// <param name="request">The message for an item; null is a violation of the contract.</param>
    /// <param name="result">The result in a response message.</param>
    /// <param name="context">What the caller gave to steer the call; a CancellationToken becomes one.</param>
    /// <param name="header">The message that goes before the items; null for none.</param>
    /// <returns>The result.</returns>
    public abstract ValueTask<TResult> ClientStreamingAsync<TItem, TRequest, TResponse, TResult>(
        ClientStreamingBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallContext context = default,
        TRequest? header = null)
        where TRequest : class
        where TResponse : class;

    /// <summary>Sends a stream and gives the stream that comes back. Each enumeration of it is a call of its own.</summary>
    /// <returns>The items.</returns>
    /// <inheritdoc cref="ClientStreamingAsync"/>
    public abstract IAsyncEnumerable<TResult> DuplexAsync<TItem, TRequest, TResponse, TResult>(
        DuplexBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallContext context = default,
        TRequest? header = null)
        where TRequest : class
        where TResponse : class;

    /// <summary>The call of a method that gives nothing.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Its end.</returns>
    public static ValueTask EndOfAsync(ValueTask<Nothing> call)
    {
        if (!call.IsCompletedSuccessfully)
        {
            return new ValueTask(call.AsTask());
        }

        _ = call.Result;
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Waits for the call of a method that is synchronous by its contract, so that its caller's thread is blocked. Nothing below
    /// needs that thread to go on.
    /// </summary>
    /// <typeparam name="TResult">The result.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>The result.</returns>
    public static TResult Wait<TResult>(ValueTask<TResult> call) => call.AsTask().GetAwaiter().GetResult();
}
