using Grpc.Core;

namespace GoRpc;

/// <summary>
/// A call that was not sent because its target refused or failed most of the calls before it (<see cref="GoRpcClientOptions.Throttling"/>). Its status is
/// <see cref="StatusCode.ResourceExhausted"/>, and it has made no attempt.
/// </summary>
public sealed class ThrottledException : GoRpcException
{
    internal ThrottledException(Status status, string message, double probability)
        : base(status, [], message)
    {
        Probability = probability;
    }

    /// <summary>The part of the calls that was held back at that moment, from 0 to 1.</summary>
    public double Probability { get; }
}
