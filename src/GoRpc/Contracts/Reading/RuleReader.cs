using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace GoRpc.Contracts.Reading;

/// <summary>Finds the rules that stand on members, parameters and types.</summary>
internal static class RuleReader
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The rules of a member: its own, and those of the constructor's parameter of the same name, which is where a record has them.</summary>
    public static IReadOnlyList<RuleContract> Of(Type type, MemberInfo member) => All(
        Among(member.GetCustomAttributesData()).Concat(type.GetConstructors(Instance)
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.Name == member.Name)
            .SelectMany(parameter => Among(parameter.GetCustomAttributesData()))));

    public static IReadOnlyList<RuleContract> Of(ParameterInfo parameter) => All(Among(parameter.GetCustomAttributesData()));

    /// <summary>The rules of a type as a whole: its own, and those that it inherits from types which are no messages of their own.</summary>
    /// <param name="type">The type.</param>
    /// <param name="parent">The base type that is a message, or null.</param>
    public static IReadOnlyList<RuleContract> Of(Type type, Type? parent)
    {
        var rules = new List<RuleContract>();
        for (var current = type; current is not null && current != parent; current = current.BaseType)
        {
            var own = Among(current.GetCustomAttributesData()).ToList();
            rules.AddRange(own.Where(rule => current == type || IsInherited(rule.Type, rules)));
        }

        return All(rules);
    }

    /// <summary>The name that people read for a member, or null when it is the member's own.</summary>
    public static string? DisplayNameOf(Type type, MemberInfo member) =>
        DisplayNameIn(member.GetCustomAttributesData())
        ?? type.GetConstructors(Instance)
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.Name == member.Name)
            .Select(DisplayNameOf)
            .FirstOrDefault(name => name is not null);

    /// <inheritdoc cref="DisplayNameOf(Type, MemberInfo)"/>
    public static string? DisplayNameOf(ParameterInfo parameter) => DisplayNameIn(parameter.GetCustomAttributesData());

    // Most have none, and share it.
    private static IReadOnlyList<RuleContract> All(IEnumerable<RuleContract> rules) => rules.ToArray() is { Length: > 0 } all ? all : [];

    // [DataType] by itself says how a value is shown and forbids nothing.
    private static IEnumerable<RuleContract> Among(IEnumerable<CustomAttributeData> attributes) =>
        from attribute in attributes
        where typeof(ValidationAttribute).IsAssignableFrom(attribute.AttributeType) && attribute.AttributeType.FullName != Attributes.DataType
        select new RuleContract(attribute);

    private static bool IsInherited(Type attribute, List<RuleContract> nearer)
    {
        var usage = Annotation.FindInherited(attribute, "System.AttributeUsageAttribute");
        return !(usage?.Has("Inherited") == true && !usage.IsTrue("Inherited"))
            && (usage?.IsTrue("AllowMultiple") == true || !nearer.Exists(rule => rule.Type == attribute));
    }

    // A text of resources depends on the reader's language, which a contract does not know.
    private static string? DisplayNameIn(IEnumerable<CustomAttributeData> attributes) =>
        Annotation.Find(attributes, Attributes.Display) is { } display && !display.Has("ResourceType") ? display.Text("Name") : null;
}
