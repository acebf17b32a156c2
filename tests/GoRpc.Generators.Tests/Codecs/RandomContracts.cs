using GoRpc.Generators.Tests.Emit;

namespace GoRpc.Generators.Tests.Codecs;

/// <summary>Many random contracts in one assembly, compiled by GoRpc.</summary>
internal sealed class RandomContracts
{
    public RandomContracts(int firstSeed, int count)
    {
        All = [.. Enumerable.Range(firstSeed, count).Select(seed => new RandomContract(seed))];
        var methods = All.Select(contract => $"    Task Take{contract.Name}Async({contract.Name} value);\n");
        var source = $$"""
            using ProtoBuf;
            using ProtoBuf.Grpc.Configuration;

            namespace Random;

            [Service]
            public interface IEverything
            {
            {{string.Concat(methods)}}}

            {{string.Concat(All.Select(contract => contract.Source))}}
            """;
        Assembly = Source.Load(Generation.Complete(Source.Compile($"Random{firstSeed}", source)));
    }

    public IReadOnlyList<RandomContract> All { get; }

    public System.Reflection.Assembly Assembly { get; }
}
