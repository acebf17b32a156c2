using System.Reflection;

namespace GoRpc.Contracts.Reading;

/// <summary>A place in a contract as faults name it.</summary>
/// <param name="Owner">The type or method that the place belongs to, in quotes, and how the contract comes to it.</param>
/// <param name="Part">The place inside its owner: a member, a parameter or the result.</param>
/// <param name="Text">The whole place.</param>
/// <param name="Subject">What stands there.</param>
internal sealed record Place(string Owner, string Part, string Text, FaultSubject Subject)
{
    public Place(string text, FaultSubject subject)
        : this(text, "", text, subject)
    {
    }

    public static Place Of(Type type, MethodInfo? usedBy) => new($"'{Describe.Type(type)}'{Use(usedBy)}", new FaultSubject(type, UsedBy: usedBy));

    public static Place Of(MethodInfo method) => new($"'{Describe.Method(method)}'", new FaultSubject(method));

    public static Place OfMember(Type type, string member, MethodInfo? usedBy) =>
        new(Of(type, usedBy).Text, $"'{member}'", $"'{Describe.Type(type)}.{member}'{Use(usedBy)}", new FaultSubject(type, member, usedBy));

    public static Place OfParameter(MethodInfo method, ParameterInfo parameter) =>
        new(Of(method).Text, $"parameter '{parameter.Name}'", $"Parameter '{parameter.Name}' of {Of(method)}", new FaultSubject(parameter, UsedBy: method));

    public static Place OfResult(MethodInfo method) => new(Of(method).Text, "its result", $"The result of {Of(method)}", new FaultSubject(method));

    public override string ToString() => Text;

    private static string Use(MethodInfo? usedBy) => usedBy is null ? "" : $" (used by {Of(usedBy)})";
}
