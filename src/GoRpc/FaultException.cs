using Grpc.Core;

namespace GoRpc;

/// <summary>A typed fault whose type is known only at run time; see <see cref="FaultException{TFault}"/>.</summary>
public abstract class FaultException : GoRpcException
{
    private protected FaultException(Status status, Metadata trailers, string message)
        : base(status, trailers, message)
    {
    }

    /// <summary>The data of the fault, never null.</summary>
    public abstract object UntypedDetail { get; }
}
