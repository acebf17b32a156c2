using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace GoRpc.CodeFixes;

/// <summary>Passes by value what was passed by ref or in; what an out parameter is for has to be returned.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ModifierFix() : ContractFix("Remove the modifier", "GORPC030")
{
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        node is ParameterSyntax parameter && !parameter.Modifiers.Any(SyntaxKind.OutKeyword);

    protected override void Fix(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        var parameter = (ParameterSyntax)node;
        var kept = parameter.Modifiers.Where(modifier => modifier.Kind() is not (SyntaxKind.RefKeyword or SyntaxKind.InKeyword or SyntaxKind.ReadOnlyKeyword));
        editor.ReplaceNode(parameter, parameter.WithModifiers(SyntaxFactory.TokenList(kept)).WithTriviaFrom(parameter));
    }
}
