extern alias generators;
using System.Globalization;
using GoRpc.Contracts;
using Microsoft.CodeAnalysis;
using ProtoBuf;
using SymbolContext = generators::GoRpc.Generators.Symbols.SymbolContext;

namespace GoRpc.Generators.Tests.Reading;

/// <summary>Both readings of contracts, over symbols and over reflection, find the same models and the same faults, in the same words.</summary>
public sealed class ReadingTests
{
    private static readonly ContractOptions[] Options = [new(), new() { DefaultCompatibilityLevel = CompatibilityLevel.Level300 }];

    [Fact]
    public void Read_EveryTypeOfTheContractTests_IsTheSameBothWays()
    {
        // Only an assembly of this name sees the internals that the tests use.
        var compilation = Source.Compile("GoRpc.Unit.Tests", [.. Source.Of("tests/GoRpc.Unit.Tests/Contracts"), .. Source.Of("tests/Shared")]);

        AssertSame(compilation, atLeast: 300);
    }

    [Fact]
    public void Read_ContractsThatAreHardToSee_IsTheSameBothWays() =>
        AssertSame(Source.Compile("Fixtures", Source.Of("tests/GoRpc.Generators.Tests/Reading/Fixtures")), atLeast: 80);

    [Fact]
    public void Read_ContractsOfDemoAndSpecification_IsTheSameBothWays()
    {
        var compilation = Source.Compile(
            "Samples",
            [
                .. Source.Of("contracts/GoRpc.Contracts"),
                .. Source.Of("tests/GoRpc.Specification.Tests/Contracts/IEchoes.cs"),
                .. Source.Of("tests/GoRpc.Specification.Tests/Contracts/IUploads.cs"),
            ]);

        AssertSame(compilation, atLeast: 60);
    }

    private static void AssertSame(Compilation compilation, int atLeast)
    {
        var assembly = Source.Load(compilation);
        var context = new SymbolContext(compilation, isCompiled: false);
        var differences = new List<string>();
        var count = 0;
        foreach (var symbol in MentionedTypes.Of(compilation))
        {
            var type = MentionedTypes.Load(symbol, assembly);
            foreach (var options in Options)
            {
                var expected = Readings.ByReflection(type, options);
                var actual = Readings.BySymbols(context.Of(symbol), options);
                count++;
                if (actual != expected)
                {
                    differences.Add(string.Create(CultureInfo.InvariantCulture, $"{type} at {options.DefaultCompatibilityLevel}: {FirstDifference(expected, actual)}"));
                }
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {count} differ.\n{string.Join("\n\n", differences.Take(20))}");
        Assert.True(count >= atLeast, $"Only {count} types were read.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var pairs = expected.Split('\n').Zip(actual.Split('\n')).ToList();
        var line = pairs.FindIndex(pair => pair.First != pair.Second);
        return line < 0 ? "one is longer" : $"reflection '{pairs[line].First.Trim()}', symbols '{pairs[line].Second.Trim()}' after '{string.Join("', '", pairs.Take(line).TakeLast(8).Select(pair => pair.First.Trim()))}'";
    }
}
