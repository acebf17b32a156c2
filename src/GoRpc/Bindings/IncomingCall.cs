using System.ComponentModel;
using System.Runtime.CompilerServices;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Bindings;

/// <summary>A call on the side that serves it, as the handler of a <see cref="MethodBinding"/> sees it. Belongs to that call alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class IncomingCall : GoRpcCall
{
    /// <summary>What gRPC knows of the call.</summary>
    public abstract ServerCallContext Context { get; }

    /// <inheritdoc/>
    public override CallSides Side => CallSides.Server;

    /// <inheritdoc/>
    public override DateTime? Deadline => Context.Deadline is var deadline && deadline == DateTime.MaxValue ? null : deadline;

    /// <inheritdoc/>
    public override Metadata RequestHeaders => Context.RequestHeaders;

    /// <inheritdoc/>
    public override Metadata ResponseTrailers => Context.ResponseTrailers;

    /// <inheritdoc/>
    public override string? Peer => Context.Peer;

    /// <summary>The context that the method of an implementation takes.</summary>
    /// <param name="service">The implementation.</param>
    /// <returns>A context around <see cref="Context"/>.</returns>
    public CallContext ContextOf(object service) => new(service, Context);

    /// <summary>The request stream that the method of an implementation takes.</summary>
    /// <typeparam name="TMessage">A request message.</typeparam>
    /// <typeparam name="TItem">An item of the stream.</typeparam>
    /// <param name="messages">The request messages of the call.</param>
    /// <param name="item">The item in a message.</param>
    /// <returns>A stream that can be enumerated once.</returns>
    public abstract IAsyncEnumerable<TItem> ReadAsync<TMessage, TItem>(IAsyncStreamReader<TMessage> messages, Func<TMessage, TItem> item)
        where TMessage : class;

    /// <summary>The request stream beside parameters: what follows the header.</summary>
    /// <typeparam name="THeader">The message of the parameters.</typeparam>
    /// <typeparam name="TPart">The message of an item.</typeparam>
    /// <typeparam name="TItem">An item of the stream.</typeparam>
    /// <param name="parts">The request messages of the call, of which the header is read.</param>
    /// <param name="item">The item in its message.</param>
    /// <returns>A stream that can be enumerated once.</returns>
    public IAsyncEnumerable<TItem> ReadItemsAsync<THeader, TPart, TItem>(IAsyncStreamReader<StreamPart<THeader, TPart>> parts, Func<TPart, TItem> item)
        where THeader : class
        where TPart : class =>
        ReadAsync(parts, part => item(PartOrder.ItemOf(part, Method)));

    /// <summary>Reads the parameters beside a request stream and calls a method with them that gives one result.</summary>
    /// <typeparam name="THeader">The message of the parameters.</typeparam>
    /// <typeparam name="TPart">The message of an item.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="parts">The request messages of the call.</param>
    /// <param name="handle">Calls the method.</param>
    /// <returns>The response message.</returns>
    public async ValueTask<TResponse> WithHeaderAsync<THeader, TPart, TResponse>(
        IAsyncStreamReader<StreamPart<THeader, TPart>> parts, Func<THeader, ValueTask<TResponse>> handle)
        where THeader : class
        where TPart : class =>
        await handle(await ReadHeaderAsync(parts).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Reads the parameters beside a request stream and calls a method with them that gives a stream.</summary>
    /// <typeparam name="THeader">The message of the parameters.</typeparam>
    /// <typeparam name="TPart">The message of an item.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="parts">The request messages of the call.</param>
    /// <param name="handle">Calls the method.</param>
    /// <param name="cancellationToken">The token of the enumeration.</param>
    /// <returns>The response messages.</returns>
    public async IAsyncEnumerable<TResponse> WithHeaderAsync<THeader, TPart, TResponse>(
        IAsyncStreamReader<StreamPart<THeader, TPart>> parts,
        Func<THeader, IAsyncEnumerable<TResponse>> handle,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where THeader : class
        where TPart : class
    {
        var responses = handle(await ReadHeaderAsync(parts).ConfigureAwait(false)) ?? throw HandlerResult.NullStream();
        await foreach (var response in responses.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return response;
        }
    }

    private async ValueTask<THeader> ReadHeaderAsync<THeader, TPart>(IAsyncStreamReader<StreamPart<THeader, TPart>> parts)
        where THeader : class
        where TPart : class
    {
        await using var reader = ReadAsync(parts, static part => part).GetAsyncEnumerator(CancellationToken);
        return PartOrder.HeaderOf(await reader.MoveNextAsync().ConfigureAwait(false) ? reader.Current : null, Method);
    }
}
