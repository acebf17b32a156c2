using System.Collections.Concurrent;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>What happened in a test, in order, and what its implementation is to fail with.</summary>
internal sealed class WorksLog
{
    private readonly ConcurrentQueue<string> _entries = new();

    public Exception? Failure { get; set; }

    public IReadOnlyList<string> Entries => [.. _entries];

    public void Add(string entry) => _entries.Enqueue(entry);
}
