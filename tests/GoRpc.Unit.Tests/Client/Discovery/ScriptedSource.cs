using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GoRpc.Tests.Shared;

namespace GoRpc.Unit.Tests.Client.Discovery;

/// <summary>A source that gives and throws what a test says, and counts how often it is watched.</summary>
internal sealed class ScriptedSource : IEndpointSource
{
    private readonly Channel<Func<IReadOnlyList<GoRpcEndpoint>?>> _steps = Channel.CreateUnbounded<Func<IReadOnlyList<GoRpcEndpoint>?>>();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _watched;

    public int Watched => Volatile.Read(ref _watched);

    public void Give(params string[] addresses) => Give([.. addresses.Select(address => new GoRpcEndpoint(address))]);

    public void Give(params GoRpcEndpoint[] endpoints) => _steps.Writer.TryWrite(() => endpoints);

    public void Throw(string message) => _steps.Writer.TryWrite(() => throw new IOException(message));

    public void End() => _steps.Writer.TryWrite(() => null);

    public Task StoppedAsync() => _stopped.Task.Within("the source to be told to stop");

    public async IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _watched);
        await using var stop = cancellationToken.Register(() => _stopped.TrySetResult());
        await foreach (var step in _steps.Reader.ReadAllAsync(cancellationToken))
        {
            if (step() is not { } list)
            {
                yield break;
            }

            yield return list;
        }
    }
}
