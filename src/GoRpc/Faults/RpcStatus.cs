namespace GoRpc.Faults;

/// <summary>google.rpc.Status (https://github.com/googleapis/googleapis/blob/master/google/rpc/status.proto).</summary>
internal sealed record RpcStatus
{
    public int Code { get; init; }

    public string Message { get; init; } = "";

    public IReadOnlyList<PackedMessage> Details { get; init; } = [];
}
