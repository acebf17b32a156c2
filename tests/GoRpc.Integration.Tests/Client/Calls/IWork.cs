using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>The four shapes of calls, each as one that may be repeated and one that may not. Every payload is <c>{int32 = 1}</c>.</summary>
[Service("test.Work")]
public interface IWork
{
    [Idempotent]
    Task<int> ReadAsync(int value, CancellationToken cancellationToken = default);

    Task<int> ChangeAsync(int value, CancellationToken cancellationToken = default);

    [Idempotent]
    IAsyncEnumerable<int> WatchAsync(int value, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> FollowAsync(int value, CancellationToken cancellationToken = default);

    [Idempotent]
    Task<int> CountAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default);

    Task<int> AppendAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default);

    [Idempotent]
    IAsyncEnumerable<int> EchoAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> TalkAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default);
}
