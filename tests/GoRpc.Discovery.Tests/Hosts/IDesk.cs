using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Discovery.Tests.Hosts;

/// <summary>A service that says which host it is.</summary>
[Service("gorpc.discovery.tests.Desk")]
public interface IDesk
{
    [Idempotent]
    ValueTask<string> AskAsync();
}
