using Grpc.Core;

namespace GoRpc;

/// <summary>
/// A call that was not sent because as many calls of its client are under way, and wait, as may (<see cref="GoRpcClientOptions.Bulkhead"/>). Its status is
/// <see cref="StatusCode.ResourceExhausted"/>, and it has made no attempt.
/// </summary>
public sealed class BulkheadFullException : GoRpcException
{
    internal BulkheadFullException(Status status, string message)
        : base(status, [], message)
    {
    }
}
