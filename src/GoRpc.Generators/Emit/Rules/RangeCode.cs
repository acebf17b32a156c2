using GoRpc.Contracts;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Emit.Rules;

/// <summary>Emits [Range], which converts a value to the type of its limits before it compares them.</summary>
internal static class RangeCode
{
    /// <summary>Whether the limits are of the type of the value, and can be compared with it without boxing.</summary>
    public static bool HasLimits(RuleContract rule, Type type) =>
        AttributeCode.Arguments(rule) == 3 && typeof(IComparable<>).MakeGenericType(type).IsAssignableFrom(type);

    /// <param name="rule">The rule.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="value">C# of the value, which is not null.</param>
    /// <param name="limits">The static field that has the limits, where it needs one.</param>
    public static string? Condition(RuleContract rule, Type type, string value, string limits)
    {
        if (AttributeCode.Arguments(rule) == 3)
        {
            return type == typeof(string) ? $"{value}.Length == 0 || {limits}.Contain({value})" : $"{limits}.Contain({value})";
        }

        var isWhole = AttributeCode.Argument(rule, 0).Type!.SpecialType is SpecialType.System_Int32;
        var converted = isWhole ? ToWhole(type, value) : $"(double){value}";
        var isDecimal = converted.StartsWith("(decimal)", StringComparison.Ordinal) || converted.Contains("decimal.Round");
        return $"{converted} {(AttributeCode.IsSet(rule, "MinimumIsExclusive") ? ">" : ">=")} {Limit(0)} && {converted} {(AttributeCode.IsSet(rule, "MaximumIsExclusive") ? "<" : "<=")} {Limit(1)}";

        string Limit(int position) => isWhole
            ? $"({AttributeCode.Number(rule, position)}{(isDecimal ? "m" : "")})"
            : $"({AttributeCode.OfDouble((double)AttributeCode.Argument(rule, position).Value!)})";
    }

    // As Convert.ToInt32 does it, to the nearest even number; what is no int lies outside of every range of int.
    private static string ToWhole(Type type, string value)
    {
        var kind = (type.Symbol is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type.Symbol).SpecialType;
        return kind switch
        {
            SpecialType.System_UInt64 => $"(decimal){value}",
            SpecialType.System_Decimal => $"decimal.Round({value})",
            SpecialType.System_Single or SpecialType.System_Double => $"global::System.Math.Round((double){value})",
            _ => type.IsEnum ? $"(long){value}" : value,
        };
    }
}
