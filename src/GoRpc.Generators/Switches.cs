using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GoRpc.Generators;

/// <summary>Whether a project wants its contracts compiled.</summary>
internal static class Switches
{
    private const string CompileContracts = "build_property.GoRpcCompileContracts";

    /// <summary>Whether a project knows GoRpc and has not set the MSBuild property GoRpcCompileContracts to false.</summary>
    public static bool AreContractsCompiled(Compilation compilation, AnalyzerConfigOptionsProvider options) =>
        compilation.GetTypeByMetadataName("GoRpc.CompiledContractsAttribute") is not null
        && !(options.GlobalOptions.TryGetValue(CompileContracts, out var text) && bool.TryParse(text, out var isWanted) && !isWanted);
}
