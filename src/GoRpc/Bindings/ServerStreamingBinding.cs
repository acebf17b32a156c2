using System.ComponentModel;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Bindings;

/// <summary>A method that takes one message and gives a stream.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServerStreamingBinding<TRequest, TResponse> : MethodBinding<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    /// <summary>Binds a method.</summary>
    /// <param name="contract">The contract of the method.</param>
    /// <param name="request">How its request messages travel.</param>
    /// <param name="response">How its response messages travel.</param>
    /// <param name="handler">Calls the method of an implementation.</param>
    public ServerStreamingBinding(
        MethodContract contract,
        MessageCodec<TRequest> request,
        MessageCodec<TResponse> response,
        Func<object, TRequest, IncomingCall, IAsyncEnumerable<TResponse>> handler)
        : base(contract, request, response) => Handler = handler;

    /// <summary>Calls the method of an implementation: the implementation, the request message and the call in, the response messages out.</summary>
    public Func<object, TRequest, IncomingCall, IAsyncEnumerable<TResponse>> Handler { get; }

    /// <inheritdoc/>
    public override void Accept(IMethodVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
