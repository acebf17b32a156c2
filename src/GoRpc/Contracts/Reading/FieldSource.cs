using System.Reflection;
using ProtoBuf;

namespace GoRpc.Contracts.Reading;

/// <summary>A member, parameter or result that is to become a field.</summary>
/// <param name="Number">The number on the wire.</param>
/// <param name="Name">The name of the member or parameter.</param>
/// <param name="Type">The declared type.</param>
/// <param name="Nullability">What the declaration says about null, for the type and its elements.</param>
/// <param name="Level">The compatibility level, or NotSpecified when nobody stated one.</param>
/// <param name="Place">Where it stands, for faults.</param>
internal sealed record FieldSource(int Number, string Name, Type Type, NullabilityInfo Nullability, CompatibilityLevel Level, Place Place)
{
    /// <summary>The property or field; null for a parameter or result.</summary>
    public MemberInfo? Member { get; init; }

    /// <summary>The name that the author gave for other languages; null when he gave none.</summary>
    public string? GivenName { get; init; }

    public IReadOnlyList<RuleContract> Rules { get; init; } = [];

    /// <summary>The name that people read, or null when it is <see cref="Name"/>.</summary>
    public string? DisplayName { get; init; }

    public DataFormat Format { get; init; }

    public DataFormat KeyFormat { get; init; }

    public DataFormat ValueFormat { get; init; }
}
