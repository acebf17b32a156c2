namespace GoRpc.Integration.Tests.Client;

public sealed class CallKindTestsAgainstProtobufNetGrpc() : CallKindTests(ServerStack.ProtobufNetGrpc);

public sealed class CallContextTestsAgainstProtobufNetGrpc() : CallContextTests(ServerStack.ProtobufNetGrpc);

public sealed class StreamTestsAgainstProtobufNetGrpc() : StreamTests(ServerStack.ProtobufNetGrpc);
