extern alias generators;
using System.Globalization;
using GoRpc.Contracts;
using Microsoft.CodeAnalysis;
using ProtoBuf;
using SymbolContext = generators::GoRpc.Generators.Symbols.SymbolContext;
using TypeNames = generators::GoRpc.Generators.Symbols.TypeNames;

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
                .. Source.Of("tests/GoRpc.Specification.Tests/Validation/IRuledShop.cs"),
            ]);

        AssertSame(compilation, atLeast: 60);
    }

    // An interface of the source may inherit one of another assembly, and carry its types. Private members are shown here on request.
    [Fact]
    public void Read_ContractsOfAReferencedAssembly_IsTheSameBothWays()
    {
        var compilation = Source.Compile("Fixtures", Source.Of("tests/GoRpc.Generators.Tests/Reading/Fixtures"));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        var user = Source.Compile("User").AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        user = user.WithOptions(user.Options.WithMetadataImportOptions(MetadataImportOptions.All));

        AssertSame(compilation, atLeast: 60, user, symbol => symbol.IsDefinition ? user.GetTypeByMetadataName(TypeNames.FullNameOf(symbol)) : null);
    }

    private static void AssertSame(Compilation compilation, int atLeast, Compilation? reader = null, Func<INamedTypeSymbol, INamedTypeSymbol?>? find = null)
    {
        var assembly = Source.Load(compilation);
        var context = new SymbolContext(reader ?? compilation, isCompiled: false);
        var differences = new List<string>();
        var count = 0;
        foreach (var declared in MentionedTypes.Of(compilation))
        {
            if ((find is null ? declared : find(declared)) is not { } symbol)
            {
                continue;
            }

            var type = MentionedTypes.Load(declared, assembly);
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
