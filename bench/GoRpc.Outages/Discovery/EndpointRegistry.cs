namespace GoRpc.Outages.Discovery;

/// <summary>
/// A registry that endpoints are found in, and that can go away. Each stack watches it in its own way and learns the same at the same time:
/// a list, an empty list, or that the registry does not answer. Thread-safe.
/// </summary>
internal sealed class EndpointRegistry(IReadOnlyList<string> addresses)
{
    public const string Scheme = "registry";

    private readonly Lock _lock = new();
    private IReadOnlyList<string>? _addresses = addresses;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>What a client sees that asks now: null when the registry does not answer. With it a task that ends when that has changed.</summary>
    public (IReadOnlyList<string>? Addresses, Task Changed) Read()
    {
        lock (_lock)
        {
            return (_addresses, _changed.Task);
        }
    }

    public void Publish(IReadOnlyList<string> addresses) => Set(addresses);

    /// <summary>From now on it does not answer.</summary>
    public void GoAway() => Set(null);

    private void Set(IReadOnlyList<string>? addresses)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _addresses = addresses;
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
