using GoRpc.Outages.Discovery;

namespace GoRpc.Outages.Stacks;

/// <summary>What a client is connected to, and what its scenario wants of it.</summary>
internal sealed record StackTarget
{
    /// <summary>The addresses, for a target that does not change.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Where the addresses are found, in the place of <see cref="Addresses"/>; null for a target that does not change.</summary>
    public EndpointRegistry? Registry { get; init; }

    /// <summary>Whether GoRpc is asked to hedge the idempotent calls.</summary>
    public bool Hedges { get; init; }

    public static StackTarget Of(IReadOnlyList<string> addresses) => new() { Addresses = addresses };
}
