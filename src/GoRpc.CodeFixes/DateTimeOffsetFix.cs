using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace GoRpc.CodeFixes;

/// <summary>Writes DateTimeOffset for DateTime in a type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DateTimeOffsetFix() : ContractFix("Use DateTimeOffset", "GORPC300")
{
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => NamesIn(node).Any();

    protected override void Fix(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        foreach (var name in NamesIn(node))
        {
            editor.ReplaceNode(name, IdentifierName("DateTimeOffset").WithTriviaFrom(name));
        }
    }

    private static IEnumerable<IdentifierNameSyntax> NamesIn(SyntaxNode node) =>
        Declarations.TypeOf(node)?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.Text == "DateTime") ?? [];
}
