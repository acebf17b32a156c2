namespace GoRpc.Integration.Tests.Interop;

/// <summary>A plain protobuf-net.Grpc client calls a GoRpc server.</summary>
public sealed class PlainClientTests(PlainClients clients) : InteropTests(clients), IClassFixture<PlainClients>;
