using GoRpc.Integration.Tests.Client.Calls;

namespace GoRpc.Integration.Tests.Client.Balancing;

/// <summary>Answers the two unary methods with what it is asked, after what the test wants to happen.</summary>
public sealed class WorkService : IWork
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>What happens in each call, before the answer.</summary>
    public Func<int, CancellationToken, Task> OnCall { get; set; } = static (_, _) => Task.CompletedTask;

    public async Task<int> ReadAsync(int value, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        await OnCall(value, cancellationToken);
        return value;
    }

    public Task<int> ChangeAsync(int value, CancellationToken cancellationToken = default) => ReadAsync(value, cancellationToken);

    public IAsyncEnumerable<int> WatchAsync(int value, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<int> FollowAsync(int value, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<int> CountAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<int> AppendAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<int> EchoAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<int> TalkAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
