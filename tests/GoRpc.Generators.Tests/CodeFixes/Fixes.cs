extern alias fixes;

using fixes::GoRpc.CodeFixes;
using GoRpc.Generators.Tests.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GoRpc.Generators.Tests.CodeFixes;

/// <summary>Applies what an editor would offer.</summary>
internal static class Fixes
{
    /// <summary>Every fix of the assembly.</summary>
    public static IReadOnlyList<CodeFixProvider> All { get; } =
        [.. typeof(ContractFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ContractFix))).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>What is offered at the first diagnostic of a rule; null when nothing is.</summary>
    public static async Task<(string Title, string Source)?> ApplyAsync(string source, string rule)
    {
        var diagnostic = (await Diagnostics.OfAsync(source)).First(found => found.Id == rule);
        if (All.FirstOrDefault(candidate => candidate.FixableDiagnosticIds.Contains(rule)) is not { } fix)
        {
            return null;
        }

        using var workspace = new AdhocWorkspace();
        var compilation = Diagnostics.Compile(source);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References));
        var documents = compilation.SyntaxTrees.Select((tree, index) => DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id), $"{index}.cs", loader: TextLoader.From(TextAndVersion.Create(tree.GetText(), VersionStamp.Default)))).ToArray();
        var solution = documents.Aggregate(workspace.CurrentSolution, (current, document) => current.AddDocument(document));
        var place = Array.FindIndex([.. compilation.SyntaxTrees], tree => tree.ToString() == diagnostic.Location.SourceTree!.ToString());

        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(
            solution.GetDocument(documents[place].Id)!, diagnostic.Location.SourceSpan, [diagnostic], (offered, _) => action ??= offered, CancellationToken.None));
        if (action is null)
        {
            return null;
        }

        var change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        var text = await change.ChangedSolution.GetDocument(documents[place].Id)!.GetTextAsync();
        return (action.Title, text.ToString());
    }
}
