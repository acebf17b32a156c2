using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GoRpc.CodeFixes;

/// <summary>Parts of the declarations that diagnostics stand at.</summary>
internal static class Declarations
{
    /// <summary>The type of a member or parameter, or what a method returns.</summary>
    public static TypeSyntax? TypeOf(SyntaxNode node) => node switch
    {
        PropertyDeclarationSyntax property => property.Type,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax field } => field.Type,
        ParameterSyntax parameter => parameter.Type,
        MethodDeclarationSyntax method => method.ReturnType,
        _ => null,
    };

    /// <summary>The attributes of a member, or of the parameter that a record makes one of.</summary>
    public static IEnumerable<AttributeSyntax> AttributesOf(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.AttributeLists.SelectMany(list => list.Attributes),
        VariableDeclaratorSyntax { Parent.Parent: MemberDeclarationSyntax field } => AttributesOf(field),
        ParameterSyntax parameter => parameter.AttributeLists.SelectMany(list => list.Attributes),
        _ => [],
    };

    /// <summary>The name of an attribute without its namespace and suffix.</summary>
    public static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.Text,
            SimpleNameSyntax simple => simple.Identifier.Text,
            _ => "",
        };
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }
}
