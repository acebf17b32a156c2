namespace GoRpc.Discovery.Tests.Hosts;

/// <summary>What tells one host from another, and how often it was called.</summary>
internal sealed class DeskName(string name)
{
    private int _calls;

    public string Name { get; } = name;

    public int Calls => Volatile.Read(ref _calls);

    public void CountCall() => Interlocked.Increment(ref _calls);
}
