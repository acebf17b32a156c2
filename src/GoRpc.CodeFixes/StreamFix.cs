using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace GoRpc.CodeFixes;

/// <summary>Takes the task away from around a stream.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class StreamFix() : ContractFix("Return the stream itself", "GORPC037")
{
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node is MethodDeclarationSyntax method && FindStream(method.ReturnType) is not null;

    protected override void Fix(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        var type = ((MethodDeclarationSyntax)node).ReturnType;
        editor.ReplaceNode(type, FindStream(type)!.WithTriviaFrom(type));
    }

    private static TypeSyntax? FindStream(TypeSyntax type) =>
        Generic(type) is { Identifier.Text: "Task" or "ValueTask", TypeArgumentList.Arguments: [var inner] } && Generic(inner) is { Identifier.Text: "IAsyncEnumerable" } ? inner : null;

    private static GenericNameSyntax? Generic(TypeSyntax type) => type as GenericNameSyntax ?? (type as QualifiedNameSyntax)?.Right as GenericNameSyntax;
}
