using GoRpc.Faults;
using Grpc.Core;

namespace GoRpc;

/// <summary>
/// A call that failed. An implementation throws it to answer with a status; a client throws it, or a type derived from it,
/// for every call that did not succeed and was not cancelled by its caller.
/// </summary>
/// <remarks>It derives from <see cref="RpcException"/>, so code written for other gRPC stacks catches it as well.</remarks>
public class GoRpcException : RpcException
{
    private ErrorDetails? _received;

    /// <summary>Answers a call with a status.</summary>
    /// <param name="statusCode">Any status but <see cref="StatusCode.OK"/>.</param>
    /// <param name="message">A sentence for the caller, sent as it is.</param>
    /// <param name="innerException">What caused it; stays on this side of the wire. Null when there is none.</param>
    public GoRpcException(StatusCode statusCode, string message, Exception? innerException = null)
        : this(new Status(statusCode, message, innerException), [], message)
    {
    }

    internal GoRpcException(Status status, Metadata trailers, string message)
        : base(status, trailers, message)
    {
    }

    /// <summary>Where the call went and what it took; null on a server, before the exception has crossed the wire.</summary>
    public FailedCall? Call { get; init; }

    /// <summary>
    /// The standard details of the failure, never null: set by who throws it, for the caller; read from the trailers when they are first
    /// asked for, where a call ended with it. Details of other kinds, and those that can't be read, are left out.
    /// </summary>
    /// <value>The default is <see cref="ErrorDetails.None"/>.</value>
    /// <remarks>
    /// An exception of a call that an implementation made itself answers its own caller with status and message alone: what the details
    /// say need not be true of its own call. To hand them on, throw a new exception with them.
    /// </remarks>
    public ErrorDetails Details
    {
        get => Added ?? (_received ??= StatusDetails.Read(Trailers));
        init => Added = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Whether a service answered so. What a client found out itself names addresses and more that is nothing to the caller of a call in
    /// which the client was used.
    /// </summary>
    internal bool IsAnswer { get; init; }

    /// <summary>The details that were set by who threw the exception; null for those that came with trailers.</summary>
    internal ErrorDetails? Added { get; private init; }
}
