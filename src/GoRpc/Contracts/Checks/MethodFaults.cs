using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of methods: GORPC020 to GORPC029.</summary>
internal static class MethodFaults
{
    public static ContractFault Generic(MethodInfo method) => new(
        "GORPC020",
        Place.Of(method),
        "has type parameters",
        "A method carries messages that are known before it is called",
        $"Make the interface generic instead, or write one method for each type");

    public static ContractFault NotPublic(MethodInfo method) => new(
        "GORPC021",
        Place.Of(method),
        "is not public",
        "A method of a service is for callers elsewhere",
        "Make it public, or move it to an interface that is no service");

    public static ContractFault InvalidName(MethodInfo method, string name) => new(
        "GORPC022",
        Place.Of(method),
        $"is named '{name}'",
        "The name is part of the path of the call and of the schema: letters A to Z, digits and underscores",
        "Write such a name, for example [Operation(\"Place\")]");

    public static ContractFault DuplicateRoute(string path, IReadOnlyList<MethodInfo> methods) => new(
        "GORPC023",
        new Place(string.Join(" and ", methods.Select(Signature)), new FaultSubject(methods[^1])),
        $"are both '{path}'",
        "Each method needs a path of its own; overloads, a trailing 'Async' and upper or lower case make no difference there",
        "Write [Operation(\"AnotherName\")] on one of them");

    private static string Signature(MethodInfo method) =>
        $"'{Describe.Method(method)}({string.Join(", ", method.GetParameters().Select(parameter => Describe.Type(parameter.ParameterType)))})'";
}
