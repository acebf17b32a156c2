using System.ComponentModel;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Bindings;

/// <summary>A call on the side that serves it, as the handler of a <see cref="MethodBinding"/> sees it. Belongs to that call alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class IncomingCall
{
    /// <summary>Cancelled when the deadline passes or the caller has gone.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>What gRPC knows of the call.</summary>
    public abstract ServerCallContext Context { get; }

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
}
