namespace GoRpc.Outages.Stacks;

/// <summary>Counts the requests that are made while one call runs, for the stacks that let a handler see them.</summary>
internal sealed class AttemptScope
{
    private static readonly AsyncLocal<AttemptScope?> Local = new();

    private int _requests;

    /// <summary>The scope of the call that is being made; null outside of one.</summary>
    public static AttemptScope? Current => Local.Value;

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Begins the scope of a call; it ends with the asynchronous method that calls this.</summary>
    public static AttemptScope Begin() => Local.Value = new AttemptScope();

    public void Count() => Interlocked.Increment(ref _requests);
}
