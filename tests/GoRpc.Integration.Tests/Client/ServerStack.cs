namespace GoRpc.Integration.Tests.Client;

/// <summary>What answers the client under test.</summary>
public enum ServerStack
{
    GoRpc,

    /// <summary>Plain protobuf-net.Grpc: a server that shares the contract and no code with GoRpc.</summary>
    ProtobufNetGrpc,
}
