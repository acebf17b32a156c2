using System.Runtime.CompilerServices;

namespace GoRpc.Integration.Tests.Client.Balancing;

/// <summary>Counts its calls with those of the host's other service.</summary>
public sealed class KeyedService(WorkService work) : IKeyed
{
    public Task<int> FindAsync(int key, int value, CancellationToken cancellationToken = default) => work.ReadAsync(value, cancellationToken);

    public async Task<int> SumAsync(int key, IAsyncEnumerable<int> values, CancellationToken cancellationToken = default)
    {
        await work.ReadAsync(0, cancellationToken);
        return await values.SumAsync(cancellationToken);
    }

    public async IAsyncEnumerable<int> EchoAsync(int key, IAsyncEnumerable<int> values, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await work.ReadAsync(0, cancellationToken);
        await foreach (var value in values.WithCancellation(cancellationToken))
        {
            yield return value;
        }
    }
}
