using System.Reflection;
using ProtoBuf;

namespace GoRpc.Contracts.Reading;

/// <summary>Where a contract states its compatibility level: the type, then its module, then its assembly, as protobuf-net looks for it.</summary>
internal static class Compatibility
{
    /// <summary>The level that a type states, or NotSpecified. In an assembly whose contracts GoRpc compiles, level 300 needs no words.</summary>
    public static CompatibilityLevel Of(Type type) =>
        Stated(Annotation.FindInherited(type, Attributes.CompatibilityLevel))
        ?? Stated(Annotation.Find(type.Module, Attributes.CompatibilityLevel))
        ?? Stated(Annotation.Find(type.Assembly, Attributes.CompatibilityLevel))
        ?? (Annotation.Find(type.Assembly, Attributes.CompiledContracts) is null ? CompatibilityLevel.NotSpecified : CompatibilityLevel.Level300);

    /// <summary>The level of a member that may state its own; WellKnown is how protobuf-net spelled level 240 before levels existed.</summary>
    public static CompatibilityLevel Of(MemberInfo member, CompatibilityLevel ofType) =>
        Stated(Annotation.Find(member, Attributes.CompatibilityLevel)) ?? ofType;

    private static CompatibilityLevel? Stated(Annotation? attribute) =>
        attribute?.Number("level") is > (int)CompatibilityLevel.NotSpecified and var level ? (CompatibilityLevel)level : null;
}
