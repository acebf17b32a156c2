using ProtoBuf;

namespace GoRpc.Contracts;

/// <summary>How a contract is read where it does not say so itself.</summary>
public sealed record ContractOptions
{
    /// <summary>
    /// The compatibility level of types that state none with <see cref="CompatibilityLevelAttribute"/> and carry a
    /// DateTime, TimeSpan, Guid or decimal, whose forms on the wire differ between the levels.
    /// </summary>
    /// <value>The default is <see cref="CompatibilityLevel.NotSpecified"/>: such a type is a fault of the contract.</value>
    public CompatibilityLevel DefaultCompatibilityLevel { get; init; }
}
