using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Faults;

/// <summary>What the contract compiler compiles of this assembly: the messages that it names. Nobody serves or calls it.</summary>
[Service("gorpc.StatusMessages")]
internal interface IStatusMessages
{
    [Faults(
        typeof(BadRequest),
        typeof(ErrorInfo),
        typeof(Help),
        typeof(LocalizedMessage),
        typeof(PreconditionFailure),
        typeof(QuotaFailure),
        typeof(RequestInfo),
        typeof(ResourceInfo),
        typeof(RetryInfo))]
    Task ReadAsync(RpcStatus status);
}
