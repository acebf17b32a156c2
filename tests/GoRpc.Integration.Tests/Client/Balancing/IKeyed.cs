using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Client.Balancing;

/// <summary>Methods whose calls are told apart by one of their parameters.</summary>
[Service("test.Keyed")]
public interface IKeyed
{
    Task<int> FindAsync([HashKey] int key, int value, CancellationToken cancellationToken = default);

    Task<int> SumAsync([HashKey] int key, IAsyncEnumerable<int> values, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> EchoAsync([HashKey] int key, IAsyncEnumerable<int> values, CancellationToken cancellationToken = default);
}
