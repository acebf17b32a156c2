namespace GoRpc.Integration.Tests.Client.Balancing;

/// <summary>Counts its calls with those of the host's other service.</summary>
public sealed class KeyedService(WorkService work) : IKeyed
{
    public Task<int> FindAsync(int key, int value, CancellationToken cancellationToken = default) => work.ReadAsync(value, cancellationToken);
}
