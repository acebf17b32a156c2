using System.Globalization;
using System.Reflection;

namespace GoRpc.Contracts.Reading;

/// <summary>Rules as their author wrote them: <c>[Range(1, 5)]</c>.</summary>
internal static class RuleText
{
    public static string Of(CustomAttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments.Select(argument => Of(argument.Value))
            .Concat(attribute.NamedArguments.Select(argument => $"{argument.MemberName} = {Of(argument.TypedValue.Value)}"))
            .ToList();
        return $"[{RuleWords.Shorten(attribute.AttributeType)}{(arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})")}]";
    }

    private static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char character => $"'{character}'",
        bool flag => flag ? "true" : "false",
        Type type => $"typeof({Describe.Type(type)})",
        IEnumerable<CustomAttributeTypedArgument> elements => string.Join(", ", elements.Select(element => Of(element.Value))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
