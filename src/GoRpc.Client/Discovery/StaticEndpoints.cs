using System.Runtime.CompilerServices;

namespace GoRpc.Client.Discovery;

/// <summary>Endpoints that are written in the options. An edit of the options replaces them. Thread-safe.</summary>
internal sealed class StaticEndpoints : IEndpointSource
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _edited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<GoRpcEndpoint> _current;

    public StaticEndpoints(IEnumerable<string> addresses) => _current = ToEndpoints(addresses);

    /// <summary>The endpoints as they are now.</summary>
    public IReadOnlyList<GoRpcEndpoint> Current => Volatile.Read(ref _current);

    /// <summary>Takes other endpoints; none at all leaves those before.</summary>
    public void Replace(IEnumerable<string> addresses)
    {
        var endpoints = ToEndpoints(addresses);
        if (endpoints.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            _current = endpoints;
            _edited.SetResult();
            _edited = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            IReadOnlyList<GoRpcEndpoint> endpoints;
            Task edited;
            lock (_lock)
            {
                (endpoints, edited) = (_current, _edited.Task);
            }

            yield return endpoints;
            await edited.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static List<GoRpcEndpoint> ToEndpoints(IEnumerable<string> addresses) => [.. addresses.Select(address => new GoRpcEndpoint(address))];
}
