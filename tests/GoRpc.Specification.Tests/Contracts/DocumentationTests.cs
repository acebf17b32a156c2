using System.Text.RegularExpressions;
using GoRpc.Specification.Tests.Contracts.Documented;
using GoRpc.Tests.Shared;
using ProtoBuf;

namespace GoRpc.Specification.Tests.Contracts;

/// <summary>Holds docs/contracts.md to the code.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Compiled =
        ["tests/GoRpc.Specification.Tests/Contracts/DocumentedContracts.cs", "contracts/GoRpc.Contracts/AssemblyAttributes.cs"];

    [Fact]
    public void Examples_OfTheDocs_AreCompiled()
    {
        var code = string.Join('\n', Compiled.Select(file => Lines(File.ReadAllText(Repository.PathOf(file)))));
        var examples = Example().Matches(Documentation()).Select(match => Lines(match.Groups["code"].Value)).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Contains(example, code));
    }

    [Fact]
    public void Examples_OfTheDocs_AreContractsWithoutFaults()
    {
        // In place of the attribute on the assembly, which would speak for all the tests.
        using var channel = GoRpcChannel.ForAddress("http://localhost:1", options => options.DefaultCompatibilityLevel = CompatibilityLevel.Level300);

        Assert.NotNull(channel.CreateClient<IOrders>());
        Assert.NotNull(channel.CreateClient<IArticles>());
        Assert.NotNull(channel.CreateClient<ICarts>());
        Assert.NotNull(channel.CreateClient<IPayments>());
    }

    [Fact]
    public void Table_OfTheDocs_HasEveryFaultAndNoOther()
    {
        var written = Repository.Files("src", "*Faults.cs").SelectMany(file => FaultId().Matches(File.ReadAllText(Repository.PathOf(file)))).Select(match => match.Groups["id"].Value).ToList();
        var documented = Row().Matches(Documentation()).Select(match => match.Groups["id"].Value).ToList();

        Assert.NotEmpty(written);
        Assert.Equal(written.Order().Distinct(), written.Order());
        Assert.Equal(written.Order(), documented);
    }

    private static string Documentation() => File.ReadAllText(Repository.PathOf("docs/contracts.md"));

    // Indentation and empty lines aside.
    private static string Lines(string code) =>
        string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("\"(?<id>GORPC[0-9]{3})\"")]
    private static partial Regex FaultId();

    [GeneratedRegex(@"^\| (?<id>GORPC[0-9]{3}) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
