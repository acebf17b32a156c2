using ProtoBuf;

namespace GoRpc.Faults;

/// <summary>google.rpc.Status (https://github.com/googleapis/googleapis/blob/master/google/rpc/status.proto).</summary>
[ProtoContract(Name = "google.rpc.Status")]
internal sealed record RpcStatus
{
    [ProtoMember(1)]
    public int Code { get; init; }

    [ProtoMember(2)]
    public string Message { get; init; } = "";

    [ProtoMember(3)]
    public IReadOnlyList<PackedMessage> Details { get; init; } = [];
}
