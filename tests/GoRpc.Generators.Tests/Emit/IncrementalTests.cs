extern alias generators;
using generators::GoRpc.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Tests.Emit;

/// <summary>What an edit makes the generator do again.</summary>
public sealed class IncrementalTests
{
    private const string Contract =
        """
        using ProtoBuf.Grpc.Configuration;
        namespace Shop;
        [Service]
        public interface IShop { Task<int> CountAsync(string article); Task<Order> FindAsync(int number); }
        public sealed record Order(int Number);
        """;

    private const string Other = "namespace Shop; public class Other { public int Value => 1; }";

    [Fact]
    public void Files_AfterAnUnrelatedEdit_AreNotAddedAgain()
    {
        var steps = StepsAfter(Other, "namespace Shop; public class Other { public int Value => 2; public string Name => \"new\"; }");

        Assert.True(steps.Count > 5);
        Assert.All(steps, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Fact]
    public void Files_AfterAnEditOfAMessage_AreAddedAgainForThatMessageAlone()
    {
        var steps = StepsAfter(Contract, Contract.Replace("Order(int Number)", "Order(int Number, string Text)", StringComparison.Ordinal));

        Assert.Single(steps, IncrementalStepRunReason.Modified);
    }

    private static List<IncrementalStepRunReason> StepsAfter(string old, string edited)
    {
        var compilation = Source.Compile("Shop", Contract, Other);
        var driver = Generation.Driver().RunGenerators(compilation);
        var tree = compilation.SyntaxTrees.Single(tree => tree.ToString() == old);

        var result = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(edited)))).GetRunResult().Results.Single();

        // The step that makes the files runs again; what it makes is compared, and the step that adds a file runs for a new one only.
        var reasons = result.TrackedSteps[ContractGenerator.FilesStep].SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();
        var added = result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();
        Assert.Equal(reasons.Count(reason => reason is IncrementalStepRunReason.Modified), added.Count(reason => reason is IncrementalStepRunReason.Modified));
        return reasons;
    }
}
