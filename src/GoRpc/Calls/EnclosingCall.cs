namespace GoRpc.Calls;

/// <summary>
/// The server call that the running code serves. A client call made inside it inherits its deadline, its cancellation and chosen metadata,
/// and is not retried when the enclosing call is itself a retry.
/// </summary>
/// <param name="Deadline">UTC; <see cref="DateTime.MaxValue"/> when the call has none.</param>
/// <param name="PreviousAttempts">The number from the incoming <see cref="CallMetadata.PreviousAttempts"/>; zero for a first attempt.</param>
/// <param name="CancellationToken">Cancelled when the call's deadline passes or its caller has gone.</param>
internal sealed record EnclosingCall(DateTime Deadline, int PreviousAttempts, CancellationToken CancellationToken)
{
    private static readonly AsyncLocal<EnclosingCall?> Ambient = new();

    /// <summary>What the code that serves the call sees of it.</summary>
    public GoRpcCall? Call { get; init; }

    /// <summary>The enclosing call of the running code, or null outside of any.</summary>
    public static EnclosingCall? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }
}
