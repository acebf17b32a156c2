using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace GoRpc.CodeFixes;

/// <summary>Returns a ValueTask in place of the value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ValueTaskFix() : ContractFix("Return a ValueTask", "GORPC304")
{
    private const string Tasks = "global::System.Threading.Tasks";

    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node is MethodDeclarationSyntax;

    protected override void Fix(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        var type = ((MethodDeclarationSyntax)node).ReturnType;
        SimpleNameSyntax task = type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            ? IdentifierName("ValueTask")
            : GenericName("ValueTask").AddTypeArgumentListArguments(type.WithoutTrivia());
        editor.ReplaceNode(type, QualifiedName(ParseName(Tasks), task).WithTriviaFrom(type).WithAdditionalAnnotations(Simplifier.Annotation));
    }
}
