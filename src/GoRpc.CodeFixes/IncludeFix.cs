using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace GoRpc.CodeFixes;

/// <summary>Makes a derived type part of the contract: [ProtoInclude] on its base, and [DataContract] on both where it is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IncludeFix() : ContractFix("Include the derived type", "GORPC180", "GORPC302")
{
    private const string DataContract = "System.Runtime.Serialization.DataContractAttribute";
    private const string ProtoContract = "ProtoBuf.ProtoContractAttribute";
    private const string ProtoInclude = "ProtoBuf.ProtoIncludeAttribute";

    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node is TypeDeclarationSyntax && diagnostic.Properties.ContainsKey("Number");

    protected override void Fix(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        if (!HasContract(editor.SemanticModel.GetDeclaredSymbol(node)))
        {
            editor.AddAttribute(node, AttributeOf(DataContract));
        }
    }

    // The base type may lie in another document.
    protected override async Task<Solution> ChangeAsync(Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var derived = (INamedTypeSymbol)model!.GetDeclaredSymbol(node, cancellationToken)!;
        var editor = new SolutionEditor(document.Project.Solution);
        Fix(await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false), node, diagnostic);
        if (derived.BaseType?.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && document.Project.GetDocument(reference.SyntaxTree) is { } other)
        {
            var place = await editor.GetDocumentEditorAsync(other.Id, cancellationToken).ConfigureAwait(false);
            var parent = await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
            if (!HasContract(derived.BaseType))
            {
                place.AddAttribute(parent, AttributeOf(DataContract));
            }

            place.AddAttribute(parent, AttributeOf(
                ProtoInclude,
                AttributeArgument(ParseExpression(diagnostic.Properties["Number"]!)),
                AttributeArgument(TypeOfExpression((TypeSyntax)place.Generator.TypeExpression(derived)))));
        }

        return editor.GetChangedSolution();
    }

    private static bool HasContract(ISymbol? type) =>
        type?.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() is DataContract or ProtoContract) == true;

    private static AttributeListSyntax AttributeOf(string name, params AttributeArgumentSyntax[] arguments)
    {
        var type = ParseName($"global::{name}").WithAdditionalAnnotations(Simplifier.Annotation);
        return AttributeList([Attribute(type, arguments.Length == 0 ? null : AttributeArgumentList([.. arguments]).NormalizeWhitespace())]);
    }
}
