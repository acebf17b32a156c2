using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace GoRpc.CodeFixes;

/// <summary>Writes the next free number into [DataMember] or [ProtoMember].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NumberFix()
    : ContractFix("Give the member a number", "GORPC120", "GORPC121", "GORPC122", "GORPC123", "GORPC124", "GORPC125", "GORPC126")
{
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => diagnostic.Properties.ContainsKey("Number") && FindAttribute(node) is not null;

    protected override void Fix(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        var attribute = FindAttribute(node)!;
        var number = ParseExpression(diagnostic.Properties["Number"]!);
        var written = attribute.ArgumentList?.Arguments.FirstOrDefault(argument => IsNumber(argument, attribute));
        var argument = written?.WithExpression(number)
            ?? (Declarations.NameOf(attribute) == "DataMember" ? AttributeArgument(NameEquals("Order"), null, number) : AttributeArgument(number));
        var others = attribute.ArgumentList?.Arguments.Where(other => other != written) ?? [];
        editor.ReplaceNode(attribute, attribute.WithArgumentList(AttributeArgumentList(SeparatedList([argument.NormalizeWhitespace(), .. others]))));
    }

    private static AttributeSyntax? FindAttribute(SyntaxNode node) =>
        Declarations.AttributesOf(node).FirstOrDefault(attribute => Declarations.NameOf(attribute) is "DataMember" or "ProtoMember");

    // The number of [ProtoMember] stands first, that of [DataMember] is named.
    private static bool IsNumber(AttributeArgumentSyntax argument, AttributeSyntax attribute) =>
        Declarations.NameOf(attribute) == "DataMember" ? argument.NameEquals?.Name.Identifier.Text == "Order" : argument.NameEquals is null;
}
