using GoRpc.Contracts.Reading;
using ProtoBuf;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of types: GORPC140 to GORPC159.</summary>
internal static class ValueFaults
{
    public static ContractFault Unsupported(Place place, Type type, string instead) => new(
        "GORPC140",
        place,
        $"is of type '{Describe.Type(type)}'",
        "A value has one type that host and client know",
        instead);

    public static ContractFault Nested(Place place, Type type) => new(
        "GORPC141",
        place,
        type.IsArray && type.GetArrayRank() > 1 ? $"is a multi-dimensional array '{Describe.Type(type)}'" : $"has elements that are collections themselves, '{Describe.Type(type)}'",
        "A list holds scalars or messages; protobuf has no lists of lists",
        "Put the inner list into a record with a data contract, and use a list of that record");

    public static ContractFault NullableElement(Place place, Type element) => new(
        "GORPC142",
        place,
        $"has elements of type '{Describe.Type(element)}?'",
        "An element of a list or map is never null",
        $"Use '{Describe.Type(element)}', or a record with a nullable member");

    public static ContractFault UnknownCollection(Place place, Type type) => new(
        "GORPC143",
        place,
        $"is a collection of type '{Describe.Type(type)}'",
        "GoRpc makes arrays, the collections of .NET and its immutable ones, and any class with ICollection<T> and a parameterless constructor",
        "Use 'List<T>', 'T[]' or 'Dictionary<TKey, TValue>'");

    public static ContractFault MapKey(Place place, Type key) => new(
        "GORPC144",
        place,
        $"is a map with keys of type '{Describe.Type(key)}'",
        "The keys of a map are whole numbers, bool, string, enums, or types that travel as text",
        "Use such a key, or a list of a record that has key and value");

    public static ContractFault Format(Place place, Type type, DataFormat format) => new(
        "GORPC145",
        place,
        $"is a '{Describe.Type(type)}' with DataFormat.{format}",
        format is DataFormat.Group ? "Groups are not part of proto3" : "ZigZag is for signed whole numbers, FixedSize for whole numbers",
        "Remove DataFormat from the attribute");

    public static ContractFault NullableCollection(Place place, Type type) => new(
        "GORPC146",
        place,
        $"is a '{Describe.Type(type)}?'",
        "A collection that is a struct has no null of its own",
        $"Use '{Describe.Type(type)}', or 'List<T>?' where null and empty differ");
}
