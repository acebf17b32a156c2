namespace GoRpc.Integration.Tests.Interop;

/// <summary>A GoRpc client calls a plain protobuf-net.Grpc server.</summary>
public sealed class GoRpcClientTests(GoRpcClients clients) : InteropTests(clients), IClassFixture<GoRpcClients>;
