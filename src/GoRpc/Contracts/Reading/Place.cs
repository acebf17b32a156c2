using System.Reflection;

namespace GoRpc.Contracts.Reading;

/// <summary>A place in a contract as faults name it.</summary>
/// <param name="Owner">The type or method that the place belongs to, in quotes, and how the contract comes to it.</param>
/// <param name="Part">The place inside its owner: a member, a parameter or the result.</param>
/// <param name="Text">The whole place.</param>
internal sealed record Place(string Owner, string Part, string Text)
{
    public static string Of(Type type, MethodInfo? usedBy) => $"'{Describe.Type(type)}'{Use(usedBy)}";

    public static string Of(MethodInfo method) => $"'{Describe.Method(method)}'";

    public static Place OfMember(Type type, string member, MethodInfo? usedBy) =>
        new(Of(type, usedBy), $"'{member}'", $"'{Describe.Type(type)}.{member}'{Use(usedBy)}");

    public static Place OfParameter(MethodInfo method, ParameterInfo parameter) =>
        new(Of(method), $"parameter '{parameter.Name}'", $"Parameter '{parameter.Name}' of {Of(method)}");

    public static Place OfResult(MethodInfo method) => new(Of(method), "its result", $"The result of {Of(method)}");

    public override string ToString() => Text;

    private static string Use(MethodInfo? usedBy) => usedBy is null ? "" : $" (used by {Of(usedBy)})";
}
