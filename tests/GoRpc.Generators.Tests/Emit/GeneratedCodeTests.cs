using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Contracts.Reading;
using GoRpc.Generators.Tests.Reading;
using GoRpc.Runtime;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Tests.Emit;

public sealed class GeneratedCodeTests
{
    [Theory]
    [InlineData("contracts/GoRpc.Contracts")]
    [InlineData("tests/GoRpc.Specification.Tests/Contracts/IEchoes.cs", "tests/GoRpc.Specification.Tests/Contracts/IUploads.cs")]
    [InlineData("tests/GoRpc.Unit.Tests/Contracts", "tests/Shared")]
    [InlineData("tests/GoRpc.Specification.Tests/Validation/IRuledShop.cs", "tests/GoRpc.Generators.Tests/Reading/Fixtures/Rules.cs")]
    public void Files_OfContracts_CompileWithoutAWarning(params string[] places)
    {
        // Only an assembly of this name sees the internals that the tests use.
        var completed = Generation.Complete(Source.Compile("GoRpc.Unit.Tests", [.. places.SelectMany(Source.Of)]));

        var generated = completed.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)).ToHashSet();
        Assert.True(generated.Count > 10);
        Assert.Empty(completed.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && generated.Contains(diagnostic.Location.SourceTree!)));
    }

    [Theory]
    [InlineData(4, "contracts/GoRpc.Contracts")]
    [InlineData(2, "tests/GoRpc.Specification.Tests/Contracts/IEchoes.cs", "tests/GoRpc.Specification.Tests/Contracts/IUploads.cs")]
    [InlineData(30, "tests/GoRpc.Unit.Tests/Contracts", "tests/Shared")]
    [InlineData(2, "tests/GoRpc.Specification.Tests/Validation/IRuledShop.cs", "tests/GoRpc.Generators.Tests/Reading/Fixtures/Rules.cs")]
    public void Models_OfCompiledContracts_EqualThoseThatReflectionReads(int atLeast, params string[] places)
    {
        var assembly = Source.Load(Generation.Complete(Source.Compile("GoRpc.Unit.Tests", [.. places.SelectMany(Source.Of)])));

        var options = new ContractOptions();
        var count = 0;
        foreach (var type in assembly.GetTypes().Where(type => type.IsInterface && !type.ContainsGenericParameters && ServiceNames.IsService(type)))
        {
            if (CompiledContracts.FindService(type) is { } binding)
            {
                Assert.IsNotType<RuntimeBinding>(binding);
                Assert.Equal(Dump.OfPublic(ContractReader.Read(type, options)), Dump.OfPublic(binding.Contract));
                Assert.Equal(binding.Contract.Methods, binding.Methods.Select(method => method.Contract));
                count++;
            }
        }

        Assert.True(count >= atLeast, $"Only {count} contracts were compiled.");
    }
}
