using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace GoRpc.CodeFixes;

/// <summary>Moves a CancellationToken or CallContext behind the other parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ContextLastFix() : ContractFix("Move it to the end", "GORPC032")
{
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node is ParameterSyntax { Parent: ParameterListSyntax };

    protected override void Fix(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        var context = (ParameterSyntax)node;
        var list = (ParameterListSyntax)context.Parent!;
        var others = list.Parameters.Where(parameter => parameter != context).Select(parameter => parameter.WithoutTrivia()).ToList();
        // Behind parameters that may be left out it has to be one of them.
        var isOptional = others.Exists(parameter => parameter.Default is not null);
        var last = isOptional && context.Default is null
            ? context.WithDefault(EqualsValueClause(LiteralExpression(SyntaxKind.DefaultLiteralExpression)).NormalizeWhitespace().WithLeadingTrivia(Space))
            : context;
        var commas = others.Select(_ => Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space));
        editor.ReplaceNode(list, list.WithParameters(SeparatedList([.. others, last.WithoutTrivia()], commas)));
    }
}
