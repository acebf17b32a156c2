using System.Collections.Concurrent;
using GoRpc.Integration.Tests.Client.Calls;
using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Client.Balancing;

/// <summary>Callers that call again as soon as they have their answer, until they are told to stop.</summary>
internal sealed class WorkLoad : IAsyncDisposable
{
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly Task _callers;
    private volatile bool _isOver;
    private int _answers;

    public WorkLoad(IWork client, int callers = 16, bool isIdempotent = true) =>
        _callers = Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(client, isIdempotent))));

    public int Answers => Volatile.Read(ref _answers);

    public IReadOnlyCollection<Exception> Failures => _failures;

    /// <summary>Waits for so many more answers.</summary>
    public Task AnswersAsync(int count)
    {
        var enough = Answers + count;
        return UntilAsync(() => Answers >= enough, $"{count} answers");
    }

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        async Task Wait()
        {
            while (!condition())
            {
                await timer.WaitForNextTickAsync();
            }
        }

        await Wait().Within(what);
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        await _callers.Within("the callers to end");
    }

    private async Task CallAsync(IWork client, bool isIdempotent)
    {
        while (!_isOver)
        {
            try
            {
                Assert.Equal(5, await (isIdempotent ? client.ReadAsync(5) : client.ChangeAsync(5)));
                Interlocked.Increment(ref _answers);
            }
            catch (GoRpcException failure)
            {
                _failures.Enqueue(failure);
            }
        }
    }
}
