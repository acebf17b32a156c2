using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of messages: GORPC100 to GORPC119.</summary>
internal static class MessageFaults
{
    public static ContractFault NoContract(Type type, MethodInfo? usedBy) => new(
        "GORPC100",
        Place.Of(type, usedBy),
        "carries no contract attribute and is no positional record or tuple",
        "A message says which of its members travel, and under which numbers",
        TupleShape.IsRecord(type)
            ? $"Write [DataContract] on it and [DataMember(Order = 1)], 2, 3 and so on on its members, or make every member a parameter of the record"
            : "Write [DataContract] on it and [DataMember(Order = 1)], 2, 3 and so on on its members");

    public static ContractFault NotAMessage(Type type, MethodInfo? usedBy) => new(
        "GORPC101",
        Place.Of(type, usedBy),
        "is no message",
        "A fault or a message read by itself is a class, record or struct with a data contract",
        "Wrap it in a record with a data contract");

    public static ContractFault NoFields(Type type, MemberInfo forgotten, MethodInfo? usedBy) => new(
        "GORPC102",
        Place.Of(type, usedBy),
        $"marks none of its members, '{forgotten.Name}' for one, as a field, so that nothing of it would travel",
        "A message that is meant to be empty declares no members, or ignores each with [IgnoreDataMember]",
        $"Write [DataMember(Order = 1)] on '{forgotten.Name}', or [IgnoreDataMember] when it is not to travel");

    public static ContractFault UnsupportedFeature(Type type, string feature, string instead, MethodInfo? usedBy) => new(
        "GORPC103",
        Place.Of(type, usedBy),
        $"has [ProtoContract] with {feature}",
        "GoRpc reads only what a .proto file could say in the same way for every language",
        instead);

    public static ContractFault Callback(MethodInfo method, MethodInfo? usedBy) => new(
        "GORPC104",
        Place.OfMember(method.DeclaringType!, method.Name, usedBy),
        "is a serialization callback",
        "GoRpc runs no code of a message but its constructor and setters, so that it would silently not be called",
        "Remove the attribute, and do the work in a setter, the constructor or the service");

    public static ContractFault IsCollection(Type type, MethodInfo? usedBy) => new(
        "GORPC105",
        Place.Of(type, usedBy),
        "is both a data contract and a collection",
        "A value travels either as a message with fields or as a list of elements",
        "Write [ProtoContract(IgnoreListHandling = true)] to make it a message, or remove its contract attributes to make it a list");

    public static ContractFault PartialMemberMissing(Type type, string? member, MethodInfo? usedBy) => new(
        "GORPC106",
        Place.Of(type, usedBy),
        $"has [ProtoPartialMember] for '{member}', which it does not declare",
        "The attribute gives a number to a member of the same type",
        "Correct the name with nameof(...), or remove the attribute");

    public static ContractFault SameName(Type first, Type second, string name) => new(
        "GORPC107",
        new Place($"'{Describe.FullName(first)}' and '{Describe.FullName(second)}'", new FaultSubject(second)),
        $"are both named '{name}'",
        "A contract has one message or enum of each name",
        "Give one of them another name: [DataContract(Name = \"...\")]");

    public static ContractFault NameOfGenerated(Type type, string name) => new(
        "GORPC108",
        new Place($"'{Describe.FullName(type)}'", new FaultSubject(type)),
        $"is named '{name}', as the message that GoRpc makes for the parameters or the result of a method",
        "A contract has one message or enum of each name",
        "Give the type another name: [DataContract(Name = \"...\")]");

    public static ContractFault TwoLevels(Type type) => new(
        "GORPC109",
        Place.Of(type, null),
        "is used at two compatibility levels, so that one name would stand for two forms",
        "A tuple takes the level of the type that uses it",
        "Declare a record with a data contract in its place, or use one level in both places");

    public static ContractFault Cycle(IReadOnlyList<(Type Type, string Member)> path) => new(
        "GORPC110",
        new Place(string.Join(" -> ", path.Select(step => $"'{Describe.Type(step.Type)}.{step.Member}'")), new FaultSubject(path[0].Type, path[0].Member)),
        "contains itself and can never be null, so that no finite value of it exists",
        "A message may contain itself only where null or an empty list can end it",
        $"Make '{path[0].Member}' nullable, or a list");
}
