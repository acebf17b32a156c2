using GoRpc.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GoRpc.Generators.Emit.Names;

/// <summary>Types and literals in C#.</summary>
internal static class CSharp
{
    private static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A type as typeof takes it.</summary>
    public static string Type(Type type) => type == typeof(object) ? "object" : type.Symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The type of a field, which says whether it may be null.</summary>
    public static string FieldType(FieldContract field) => Type(field.Type) + (field.AllowsNull && !field.Type.IsValueType ? "?" : "");

    /// <summary>A type as its author annotated it.</summary>
    public static string Annotate(ITypeSymbol type) => type.ToDisplayString(Annotated);

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>A name where C# has an identifier.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) is SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) is SyntaxKind.None ? name : "@" + name;

    /// <summary>Every line of a text deeper by one level.</summary>
    public static string Indent(string text) => text.Replace("\n", "\n    ").Replace("\n    \n", "\n\n").Replace("\n    \n", "\n\n");
}
