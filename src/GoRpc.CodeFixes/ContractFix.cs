using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace GoRpc.CodeFixes;

/// <summary>A fix that changes what stands at a diagnostic.</summary>
/// <param name="title">What an editor offers.</param>
/// <param name="rules">The rules whose diagnostics it fixes.</param>
public abstract class ContractFix(string title, params string[] rules) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. rules];

    /// <summary>Each diagnostic by itself: a second number, or a second member of a base type, depends on the first.</summary>
    public sealed override FixAllProvider? GetFixAllProvider() => null;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (root?.FindNode(context.Span) is { } node && CanFix(node, diagnostic))
        {
            context.RegisterCodeFix(CodeAction.Create(title, token => ChangeAsync(context.Document, node, diagnostic, token), equivalenceKey: title), diagnostic);
        }
    }

    /// <summary>Whether the fix applies to what stands there.</summary>
    protected abstract bool CanFix(SyntaxNode node, Diagnostic diagnostic);

    /// <summary>Makes the change.</summary>
    protected abstract void Fix(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic);

    /// <summary>The solution after the change; only a fix that reaches other documents overrides it.</summary>
    protected virtual async Task<Solution> ChangeAsync(Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        Fix(editor, node, diagnostic);
        return editor.GetChangedDocument().Project.Solution;
    }
}
