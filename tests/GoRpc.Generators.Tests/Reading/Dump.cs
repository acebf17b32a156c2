extern alias generators;
using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using GoRpc.Contracts;
using SymbolContracts = generators::GoRpc.Contracts;
using Symbols = generators::GoRpc.Generators.Symbols;
using TypeNames = generators::GoRpc.Generators.Symbols.TypeNames;

namespace GoRpc.Generators.Tests.Reading;

/// <summary>A model of contracts as text, with everything that its classes hold, whichever of the two readings made it.</summary>
internal static class Dump
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static string Of(object? value) => Of(value, Everything);

    /// <summary>What a reader outside of GoRpc sees of a model.</summary>
    public static string OfPublic(object? value) => Of(value, BindingFlags.Instance | BindingFlags.Public);

    private static string Of(object? value, BindingFlags flags)
    {
        var text = new StringBuilder();
        Write(text, value, 0, [], flags);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth, Dictionary<object, int> known, BindingFlags flags)
    {
        switch (value)
        {
            case null:
                text.Append("null\n");
                break;
            case string or TimeSpan or Enum:
            case var primitive when primitive.GetType().IsPrimitive:
                text.Append(CultureInfo.InvariantCulture, $"{value}\n");
                break;
            case System.Type or MemberInfo or ParameterInfo or Symbols.MemberInfo:
                text.Append(CultureInfo.InvariantCulture, $"{NameOf(value)}\n");
                break;
            case RuleContract rule when flags.HasFlag(BindingFlags.NonPublic):
                text.Append(CultureInfo.InvariantCulture, $"{rule} of {NameOf(rule.Type)} as {rule.Reason}\n");
                break;
            case SymbolContracts.RuleContract rule:
                text.Append(CultureInfo.InvariantCulture, $"{rule} of {NameOf(rule.Type)} as {rule.Reason}\n");
                break;
            case IEnumerable items:
                text.Append(CultureInfo.InvariantCulture, $"[\n");
                foreach (var item in items)
                {
                    text.Append(' ', depth);
                    Write(text, item, depth + 1, known, flags);
                }

                break;
            case var _ when known.TryGetValue(value, out var number):
                text.Append(CultureInfo.InvariantCulture, $"#{number}\n");
                break;
            default:
                known.Add(value, known.Count);
                text.Append(CultureInfo.InvariantCulture, $"{value.GetType().Name} #{known.Count - 1}\n");
                foreach (var property in PropertiesOf(value.GetType(), flags))
                {
                    text.Append(' ', depth).Append(CultureInfo.InvariantCulture, $"{property.Name}: ");
                    Write(text, property.GetValue(value), depth + 1, known, flags);
                }

                break;
        }
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(System.Type type, BindingFlags flags) =>
        type.GetProperties(flags)
            .Where(property => property.Name != "EqualityContract" && !typeof(Delegate).IsAssignableFrom(property.PropertyType))
            .OrderBy(property => property.Name, StringComparer.Ordinal);

    private static string NameOf(object value) => value switch
    {
        System.Type type => TypeNames.KeyOf(type),
        MethodBase method => $"{NameOf(method.DeclaringType!)}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)))})",
        MemberInfo member => $"{NameOf(member.DeclaringType!)}.{member.Name}",
        Symbols.Type type => type.ToString(),
        Symbols.MethodBase method => $"{method.DeclaringType}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType))})",
        Symbols.MemberInfo member => $"{member.DeclaringType}.{member.Name}",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };
}
