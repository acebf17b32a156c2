using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of base and derived messages: GORPC180 to GORPC189.</summary>
internal static class InheritanceFaults
{
    public static ContractFault NotIncluded(Type parent, Type derived, int number, MethodInfo? usedBy) => new(
        "GORPC180",
        Place.Of(derived, usedBy),
        $"derives from '{Describe.Type(parent)}', which does not include it",
        "A base type names its derived types with a number each; a value would lose its members otherwise",
        MessageReader.HasContract(parent)
            ? $"Write [ProtoInclude({number}, typeof({Describe.Type(derived)}))] on '{Describe.Type(parent)}'"
            : $"Write [DataContract] and [ProtoInclude({number}, typeof({Describe.Type(derived)}))] on '{Describe.Type(parent)}'");

    public static ContractFault NotDerived(Type type, Type? included, string? name, MethodInfo? usedBy) => new(
        "GORPC181",
        Place.Of(type, usedBy),
        included is null ? $"includes '{name}', which can't be found" : $"includes '{Describe.Type(included)}', which does not derive from it",
        "[ProtoInclude] names a derived type",
        included is null ? "Write [ProtoInclude(n, typeof(...))] with the type itself" : $"Derive '{Describe.Type(included)}' from '{Describe.Type(type)}', or remove the attribute");

    public static ContractFault AbstractWithoutDerived(Type type, MethodInfo? usedBy) => new(
        "GORPC182",
        Place.Of(type, usedBy),
        "is abstract and includes no derived type",
        "The receiver makes a value of a type that the contract names",
        "Write [ProtoInclude(n, typeof(...))] for each derived type, or make the type concrete");

    public static ContractFault Group(Type type, Type derived, MethodInfo? usedBy) => new(
        "GORPC183",
        Place.Of(type, usedBy),
        $"includes '{Describe.Type(derived)}' with DataFormat.Group",
        "Groups are not part of proto3",
        "Remove DataFormat from the attribute");
}
