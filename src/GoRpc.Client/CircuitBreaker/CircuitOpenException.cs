using Grpc.Core;

namespace GoRpc;

/// <summary>
/// A call that was not sent because the circuit of its service is open: too many calls failed just before. Its status is
/// <see cref="StatusCode.Unavailable"/>, and it has made no attempt.
/// </summary>
public sealed class CircuitOpenException : GoRpcException
{
    internal CircuitOpenException(Status status, string message, TimeSpan retryAfter)
        : base(status, [], message)
    {
        RetryAfter = retryAfter;
    }

    /// <summary>The time until the circuit lets a call through to see whether the service is back; zero when one is under way.</summary>
    public TimeSpan RetryAfter { get; }
}
