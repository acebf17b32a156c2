using System.Globalization;
using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GoRpc.Generators.Emit.Rules;

/// <summary>Attributes, and what was written in them, as C#.</summary>
internal static class AttributeCode
{
    private const string Invariant = "ParseLimitsInInvariantCulture";

    /// <summary>C# that makes an attribute.</summary>
    public static string Make(RuleContract rule)
    {
        var data = rule.Written!.Data!;
        var arguments = string.Join(", ", data.ConstructorArguments.Select(Of));
        var named = data.NamedArguments.Select(argument => $"{CSharp.Identifier(argument.Key)} = {Of(argument.Value)}").ToList();
        if (rule.Type.FullName == "System.ComponentModel.DataAnnotations.RangeAttribute" && data.ConstructorArguments.Length == 3 && !IsSet(rule, Invariant))
        {
            // A contract means the same on every machine, whatever language it speaks.
            named.RemoveAll(argument => argument.StartsWith(Invariant, StringComparison.Ordinal));
            named.Add($"{Invariant} = true");
        }

        return $"new {CSharp.Type(rule.Type)}({arguments}){(named.Count == 0 ? "" : $" {{ {string.Join(", ", named)} }}")}";
    }

    /// <summary>C# of a value that was written, of the very type that it was written as.</summary>
    public static string Of(TypedConstant constant) => constant.Kind switch
    {
        _ when constant.IsNull => "null",
        TypedConstantKind.Array => $"new {constant.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {{ {string.Join(", ", constant.Values.Select(Of))} }}",
        TypedConstantKind.Type => $"typeof({((ITypeSymbol)constant.Value!).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})",
        _ => Of(constant.Value!, constant.Type!),
    };

    /// <summary>C# of a number as a double.</summary>
    public static string OfDouble(double value) => value switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "d",
    };

    /// <summary>How many arguments the constructor was given.</summary>
    public static int Arguments(RuleContract rule) => rule.Written!.ConstructorArguments.Count;

    public static TypedConstant Argument(RuleContract rule, int position) => rule.Written!.Data!.ConstructorArguments[position];

    public static int Number(RuleContract rule, int position) => (int)Argument(rule, position).Value!;

    public static string Text(RuleContract rule, int position) => Argument(rule, position).Value as string ?? "";

    public static Type? TypeIn(RuleContract rule, int position) => rule.Written!.ConstructorArguments[position].Value as Type;

    public static int? Number(RuleContract rule, string name) => Named(rule, name) as int?;

    public static bool IsSet(RuleContract rule, string name) => Named(rule, name) is true;

    /// <summary>Whether an attribute asks where its value stands: it overrides the method that is told so.</summary>
    public static bool WantsContext(RuleContract rule)
    {
        for (var type = rule.Type; type is not null && type.FullName != "System.ComponentModel.DataAnnotations.ValidationAttribute"; type = type.BaseType)
        {
            if (type.Symbol.GetMembers("IsValid").OfType<IMethodSymbol>().Any(method => method is { IsOverride: true, Parameters.Length: 2 }))
            {
                return true;
            }
        }

        return false;
    }

    private static object? Named(RuleContract rule, string name) =>
        rule.Written!.NamedArguments.FirstOrDefault(argument => argument.MemberName == name)?.TypedValue.Value;

    private static string Of(object value, ITypeSymbol type) => value switch
    {
        string text => CSharp.Literal(text),
        bool flag => CSharp.Literal(flag),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        float number => $"(float)({OfDouble(number)})",
        double number => OfDouble(number),
        _ => $"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({Convert.ToString(value, CultureInfo.InvariantCulture)})",
    };
}
