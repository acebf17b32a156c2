using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of construction: GORPC170 to GORPC179.</summary>
internal static class ConstructionFaults
{
    public static ContractFault NoConstructor(Type type, MethodInfo? usedBy) => new(
        "GORPC170",
        Place.Of(type, usedBy),
        "has no parameterless constructor and none whose parameters are its members",
        "The receiver makes a value either empty and then sets its members, or from its members at once",
        "Add a parameterless constructor, which may be private, or name each parameter after the member it sets");

    public static ContractFault NotSettable(Type type, string member, MethodInfo? usedBy) => new(
        "GORPC171",
        Place.OfMember(type, member, usedBy),
        "can't be set by the receiver",
        "The receiver sets each member, gives it to a constructor, or fills a collection that its owner made",
        $"Add 'init' or 'private set' to '{member}', or a constructor with a parameter of that name");
}
