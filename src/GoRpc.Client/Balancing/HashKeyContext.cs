using Grpc.Core;

namespace GoRpc;

/// <summary>A call of which <see cref="GoRpcClientOptions.HashKey"/> is to say the key.</summary>
public readonly struct HashKeyContext
{
    internal HashKeyContext(IMethod method, object? request, Metadata? headers) => (Method, Request, Headers) = (method, request, headers);

    /// <summary>The method that is called.</summary>
    public IMethod Method { get; }

    /// <summary>
    /// The request message: the very object that was passed to a method that takes one message. For a method with several parameters, or with scalar ones,
    /// it is a message of GoRpc's own; mark one of them with <see cref="HashKeyAttribute"/> instead. Null for a request stream.
    /// </summary>
    public object? Request { get; }

    /// <summary>The metadata of the call; null when it has none.</summary>
    public Metadata? Headers { get; }
}
