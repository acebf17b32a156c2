using Grpc.Core;

namespace GoRpc;

/// <summary>What a <see cref="BalancingPolicy"/> knows about the call that needs an endpoint.</summary>
public readonly struct PickContext
{
    private readonly Func<double>? _random;

    internal PickContext(IMethod method, ulong? hashKey, long timestamp, Func<double> random)
    {
        (Method, HashKey, Timestamp) = (method, hashKey, timestamp);
        _random = random;
    }

    /// <summary>The method that is called.</summary>
    public IMethod Method { get; }

    /// <summary>A hash of what <see cref="HashKeyAttribute"/> or the client's delegate names; null when the call has none.</summary>
    public ulong? HashKey { get; }

    /// <summary>The time, as the channel's <see cref="TimeProvider"/> stamps it.</summary>
    public long Timestamp { get; }

    /// <summary>A random number from 0 to below 1. Seeded where a test has seeded the channel.</summary>
    public double NextRandom() => _random is null ? Random.Shared.NextDouble() : _random();
}
