using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace GoRpc.CodeFixes;

/// <summary>Lets generated code see a private interface.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InternalFix() : ContractFix("Make it internal", "GORPC303")
{
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node is InterfaceDeclarationSyntax declaration && IsHidden(declaration);

    protected override void Fix(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic) => editor.SetAccessibility(node, Accessibility.Internal);

    // A nested interface is private when it says nothing.
    private static bool IsHidden(InterfaceDeclarationSyntax declaration) =>
        declaration.Modifiers.Any(SyntaxKind.PrivateKeyword)
        || (declaration.Parent is TypeDeclarationSyntax && !declaration.Modifiers.Any(modifier =>
            modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword));
}
