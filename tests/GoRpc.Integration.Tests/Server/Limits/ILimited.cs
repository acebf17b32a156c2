using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Server.Limits;

/// <summary>One method of each kind, limited in the contract to two calls an hour, and one that is not.</summary>
[Service("test.Limited")]
public interface ILimited
{
    [Limit(2, "01:00:00")]
    Task<int> UnaryAsync(int value, CancellationToken cancellationToken = default);

    [Limit(2, "01:00:00")]
    Task<int> UpAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default);

    [Limit(2, "01:00:00")]
    IAsyncEnumerable<int> DownAsync(int value, CancellationToken cancellationToken = default);

    [Limit(2, "01:00:00")]
    IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default);

    [Idempotent]
    Task<int> FreeAsync(int value, CancellationToken cancellationToken = default);
}
