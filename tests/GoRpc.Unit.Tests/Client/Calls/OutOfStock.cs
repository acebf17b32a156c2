using Grpc.Core;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Client.Calls;

[ProtoContract(Name = "test.OutOfStock")]
[FaultStatus(StatusCode.NotFound)]
public sealed record OutOfStock
{
    [ProtoMember(1)]
    public int Left { get; init; }
}
