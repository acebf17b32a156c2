using Grpc.Core;

namespace GoRpc;

/// <summary>A call whose deadline passed, whatever its shape and whichever side noticed.</summary>
public sealed class DeadlineExceededException : GoRpcException
{
    internal DeadlineExceededException(Status status, Metadata trailers, string message)
        : base(status, trailers, message)
    {
    }
}
