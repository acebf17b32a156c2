using ProtoBuf;

namespace GoRpc.Contracts.Reading;

/// <summary>Where a contract states its compatibility level: the type, then its module, then its assembly, as protobuf-net looks for it.</summary>
internal static class Compatibility
{
    /// <summary>The level that a type states, or NotSpecified.</summary>
    public static CompatibilityLevel Of(Type type)
    {
        var onType = (CompatibilityLevelAttribute?)Attribute.GetCustomAttribute(type, typeof(CompatibilityLevelAttribute), inherit: true);
        var onModule = (CompatibilityLevelAttribute?)Attribute.GetCustomAttribute(type.Module, typeof(CompatibilityLevelAttribute));
        var onAssembly = (CompatibilityLevelAttribute?)Attribute.GetCustomAttribute(type.Assembly, typeof(CompatibilityLevelAttribute));
        return FirstStated(onType, FirstStated(onModule, FirstStated(onAssembly, CompatibilityLevel.NotSpecified)));
    }

    /// <summary>The level of a member that may state its own; WellKnown is how protobuf-net spelled level 240 before levels existed.</summary>
    public static CompatibilityLevel Of(System.Reflection.MemberInfo member, CompatibilityLevel ofType)
    {
        var onMember = (CompatibilityLevelAttribute?)Attribute.GetCustomAttribute(member, typeof(CompatibilityLevelAttribute), inherit: true);
        return FirstStated(onMember, ofType);
    }

    private static CompatibilityLevel FirstStated(CompatibilityLevelAttribute? attribute, CompatibilityLevel otherwise) =>
        attribute is { Level: > CompatibilityLevel.NotSpecified } ? attribute.Level : otherwise;
}
