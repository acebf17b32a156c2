namespace GoRpc.Client.CircuitBreaker;

/// <summary>An attempt that was not made because the circuit is open.</summary>
/// <param name="retryAfter">The time until an attempt is let through; zero when one is under way.</param>
internal sealed class CircuitRefusal(TimeSpan retryAfter) : Exception("The circuit is open.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
