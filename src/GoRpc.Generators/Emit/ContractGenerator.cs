using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GoRpc.Generators.Emit;

/// <summary>
/// Compiles the contracts of a project: a binding and a client for each service, a codec for each message. It reports nothing, for the
/// analyzer does; a contract with faults is left out and read at run time, where it fails in the same words.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ContractGenerator : IIncrementalGenerator
{
    /// <summary>The step whose outputs are the files.</summary>
    internal const string FilesStep = "Files";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Cheap to know from the syntax alone, and most projects have none.
        var hasInterfaces = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is InterfaceDeclarationSyntax, static (_, _) => true)
            .Collect()
            .Select(static (found, _) => !found.IsEmpty);

        // Contracts lead from type to type and file to file, so they are read again after every edit. What is then added is text, and text that is the same is not added again.
        var files = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(hasInterfaces)
            .SelectMany(static (input, cancellationToken) =>
            {
                var ((compilation, options), hasInterfaces) = input;
                return Switches.AreContractsCompiled(compilation, options) ? ContractEmitter.Emit(compilation, hasInterfaces, cancellationToken) : [];
            })
            .WithTrackingName(FilesStep);
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.Name, SourceText.From(file.Text, Encoding.UTF8)));
    }
}
