using Grpc.Core;

namespace GoRpc;

/// <summary>
/// A call that failed. An implementation throws it to answer with a status; a client throws it, or a type derived from it,
/// for every call that did not succeed and was not cancelled by its caller.
/// </summary>
/// <remarks>It derives from <see cref="RpcException"/>, so code written for other gRPC stacks catches it as well.</remarks>
public class GoRpcException : RpcException
{
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
}
