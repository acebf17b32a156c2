using System.Collections.Concurrent;
using GoRpc.Tests.Shared;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>What happened in a test, in order, and what its implementation is to fail with.</summary>
internal sealed class WorksLog : IWorksLog
{
    private readonly ConcurrentQueue<string> _entries = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _seen = new();

    public Exception? Failure { get; set; }

    public IReadOnlyList<string> Entries => [.. _entries];

    public void Add(string entry)
    {
        _entries.Enqueue(entry);
        _seen.GetOrAdd(entry, static _ => new()).TrySetResult();
    }

    /// <summary>Waits for an entry: a host may write it after its caller has its answer.</summary>
    public Task WaitForAsync(string entry) => _seen.GetOrAdd(entry, static _ => new()).Task.Within($"'{entry}'");
}
