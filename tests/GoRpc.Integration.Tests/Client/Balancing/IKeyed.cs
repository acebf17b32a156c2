using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Client.Balancing;

/// <summary>A method whose calls are told apart by one of their parameters.</summary>
[Service("test.Keyed")]
public interface IKeyed
{
    Task<int> FindAsync([HashKey] int key, int value, CancellationToken cancellationToken = default);
}
