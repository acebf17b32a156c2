using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Emit.Rules;

/// <summary>Emits what the rules of a field ask of its value.</summary>
/// <param name="contract">The field.</param>
/// <param name="local">The variable that has its value.</param>
/// <param name="attributeOf">The static field that holds the attribute of a rule.</param>
/// <param name="otherOf">C# that reads another field of the same message by its name, with its type; null when there is none.</param>
internal sealed class RuleCode(FieldContract contract, string local, Func<RuleContract, string> attributeOf, Func<string, (string Code, Type Type)?> otherOf)
{
    private const string Space = "System.ComponentModel.DataAnnotations.";

    private readonly Type _type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;

    private bool MayBeNull => !contract.Type.IsValueType || _type != contract.Type;

    /// <summary>What has to be true of the value for a rule; null when the value can't break it.</summary>
    public string? Condition(RuleContract rule) => rule.Type.FullName switch
    {
        Space + "RequiredAttribute" => Required(rule),
        Space + "RangeAttribute" when AttributeCode.Arguments(rule) == 2 || RangeCode.HasLimits(rule, _type) => OfValue(value => RangeCode.Condition(rule, _type, value, attributeOf(rule) + "Limits")),
        Space + "StringLengthAttribute" when _type == typeof(string) =>
            OfValue(value => Between($"{value}.Length", AttributeCode.Number(rule, "MinimumLength") ?? 0, AttributeCode.Number(rule, 0))),
        Space + "MinLengthAttribute" => OfValue(value => Between(Count(value), AttributeCode.Number(rule, 0), int.MaxValue)),
        Space + "MaxLengthAttribute" => AttributeCode.Arguments(rule) == 0 || AttributeCode.Number(rule, 0) < 0 ? null : OfValue(value => Between(Count(value), 0, AttributeCode.Number(rule, 0))),
        Space + "LengthAttribute" => OfValue(value => Between(Count(value), AttributeCode.Number(rule, 0), AttributeCode.Number(rule, 1))),
        Space + "RegularExpressionAttribute" when _type == typeof(string) => $"RuleValues.Matches({attributeOf(rule)}Pattern, {local})",
        Space + "AllowedValuesAttribute" => Among(rule) is { } allowed ? $"{local} is {allowed}" : "false",
        Space + "DeniedValuesAttribute" => Among(rule) is { } denied ? $"{local} is not ({denied})" : null,
        Space + "CompareAttribute" when otherOf(AttributeCode.Text(rule, 0)) is var (code, type) => type == contract.Type
            ? $"global::System.Collections.Generic.EqualityComparer<{CSharp.FieldType(contract)}>.Default.Equals({local}, {code})"
            : $"object.Equals({local}, {code})",
        _ when AttributeCode.WantsContext(rule) => $"scope.Holds({attributeOf(rule)}, {local}, value, {CSharp.Literal(contract.Name)}, {CSharp.Literal(contract.DisplayName)})",
        _ => $"{attributeOf(rule)}.IsValid({local})",
    };

    /// <summary>What is made of an attribute once, beside it; null for nothing.</summary>
    public string? Static(RuleContract rule) => rule.Type.FullName switch
    {
        Space + "RangeAttribute" when RangeCode.HasLimits(rule, _type) =>
            $"private static readonly RuleLimits<{CSharp.Type(_type)}> {attributeOf(rule)}Limits = new({attributeOf(rule)});",
        Space + "RegularExpressionAttribute" when _type == typeof(string) =>
            $"private static readonly global::System.Text.RegularExpressions.Regex {attributeOf(rule)}Pattern = RuleValues.PatternOf({attributeOf(rule)});",
        _ => null,
    };

    private string? Required(RuleContract rule) =>
        _type == typeof(string) && !AttributeCode.IsSet(rule, "AllowEmptyStrings") ? $"!string.IsNullOrWhiteSpace({local})"
        : MayBeNull ? $"{local} is not null"
        : null;

    // Null is left to [Required].
    private string? OfValue(Func<string, string?> condition)
    {
        if (!MayBeNull)
        {
            return condition(local);
        }

        if (contract.Type.IsValueType)
        {
            var value = local + "v";
            return condition(value) is { } text ? $"{local} is not {{ }} {value} || ({text})" : null;
        }

        return condition(local) is { } ofReference ? $"{local} is null || ({ofReference})" : null;
    }

    private static string? Between(string value, int minimum, int maximum)
    {
        string[] conditions = [.. minimum > 0 ? [$"{value} >= {minimum}"] : Array.Empty<string>(), .. maximum < int.MaxValue ? [$"{value} <= {maximum}"] : Array.Empty<string>()];
        return conditions.Length == 0 ? null : string.Join(" && ", conditions);
    }

    private string Count(string value) =>
        _type == typeof(string) || _type.IsArray ? $"{value}.Length"
        : _type.IsGenericType && _type.GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableArray<>) ? $"({value}.IsDefault ? 0 : {value}.Length)"
        : $"RuleValues.CountOf<{CSharp.Type(CollectionShape.TryRead(_type)!.ElementType)}>({value})";

    // Values of another type are never equal to the field's.
    private string? Among(RuleContract rule)
    {
        var values = rule.Written!.Data!.ConstructorArguments.SelectMany(argument => argument.Kind is TypedConstantKind.Array ? argument.IsNull ? [] : argument.Values.ToArray() : [argument])
            .Where(value => value.IsNull ? MayBeNull : SymbolEqualityComparer.Default.Equals(value.Type, _type.Symbol))
            .Select(AttributeCode.Of)
            .ToList();
        return values.Count == 0 ? null : string.Join(" or ", values);
    }
}
