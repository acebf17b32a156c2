namespace GoRpc.Integration.Tests.Client;

public sealed class CallKindTestsAgainstGoRpc() : CallKindTests(ServerStack.GoRpc);

public sealed class CallContextTestsAgainstGoRpc() : CallContextTests(ServerStack.GoRpc);

public sealed class StreamTestsAgainstGoRpc() : StreamTests(ServerStack.GoRpc);
