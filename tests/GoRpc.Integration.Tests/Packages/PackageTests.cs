using System.IO.Compression;
using System.Xml.Linq;

namespace GoRpc.Integration.Tests.Packages;

/// <summary>What is in the packages.</summary>
[Trait("Category", "Long")]
public sealed class PackageTests(PackageFeed feed)
{
    private const string Tool = "GoRpc.Cli";

    public static TheoryData<string> Projects => [.. PackageFeed.Projects];

    public static TheoryData<string> Libraries => [.. PackageFeed.Projects.Where(project => project != Tool)];

    [Fact]
    public async Task Pack_OfTheTool_IsTheCommandGorpc()
    {
        using var package = await OpenAsync(Tool, ".nupkg");

        var settings = package.Entries.Single(entry => entry.Name == "DotnetToolSettings.xml");
        await using var stream = await settings.OpenAsync();
        var command = (await XDocument.LoadAsync(stream, LoadOptions.None, CancellationToken.None)).Descendants("Command").Single();
        Assert.Equal(("gorpc", "GoRpc.Cli.dll"), (command.Attribute("Name")?.Value, command.Attribute("EntryPoint")?.Value));
        Assert.Contains(package.Entries, entry => entry.FullName == $"tools/net10.0/any/{Tool}.dll");
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task Pack_OfEachProject_HoldsLibraryDocsReadmeAndLicence(string project)
    {
        using var package = await OpenAsync(project, ".nupkg");

        var files = package.Entries.Select(entry => entry.FullName).Where(name => !IsPackaging(name));
        string[] expected = ["LICENSE", "README.md", $"lib/net10.0/{project}.dll", $"lib/net10.0/{project}.xml"];
        // Nothing that would change a consumer's build without being meant to: no analyzers but GoRpc's own, no props, no other frameworks.
        Assert.Equal(project == "GoRpc" ? [.. expected, "buildTransitive/GoRpc.targets", "analyzers/dotnet/cs/GoRpc.CodeFixes.dll", "analyzers/dotnet/cs/GoRpc.Generators.dll"] : expected, files, UnorderedComparer);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task Pack_OfEachProject_HasSymbolsInAPackageOfTheirOwn(string project)
    {
        using var symbols = await OpenAsync(project, ".snupkg");

        Assert.Contains(symbols.Entries, entry => entry.FullName == $"lib/net10.0/{project}.pdb");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Pack_OfEachProject_DescribesItself(string project)
    {
        var metadata = await MetadataAsync(project);

        Assert.Equal(project, Value(metadata, "id"));
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.NotEmpty(Value(metadata, "description"));
    }

    [Theory]
    [InlineData("GoRpc", "Grpc.Core.Api", "protobuf-net", "protobuf-net.Grpc")]
    [InlineData("GoRpc.Schema", "GoRpc", "protobuf-net.Reflection")]
    [InlineData("GoRpc.Server", "GoRpc", "GoRpc.Schema", "Grpc.AspNetCore.HealthChecks", "Grpc.AspNetCore.Server")]
    [InlineData(
        "GoRpc.Client",
        "GoRpc",
        "GoRpc.Schema",
        "Grpc.Net.Client",
        "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.Extensions.Http",
        "Microsoft.Extensions.Options.ConfigurationExtensions",
        "Microsoft.Extensions.Options.DataAnnotations",
        "Polly.Core",
        "Polly.Extensions",
        "System.Threading.RateLimiting")]
    [InlineData("GoRpc.Testing", "GoRpc.Client", "GoRpc.Server", "Polly.Core")]
    [InlineData("GoRpc.Discovery.Dns", "DnsClient", "GoRpc.Client")]
    [InlineData("GoRpc.Discovery.Etcd", "GoRpc.Client", "dotnet-etcd")]
    [InlineData("GoRpc.Discovery.Extensions", "GoRpc.Client", "Microsoft.Extensions.ServiceDiscovery")]
    public async Task Pack_OfEachProject_DependsOnlyOnWhatItsUsersNeed(string project, params string[] dependencies)
    {
        var metadata = await MetadataAsync(project);

        var found = metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);
        Assert.Equal(dependencies, found.Order(StringComparer.Ordinal));
    }

    private static IEqualityComparer<IEnumerable<string>> UnorderedComparer { get; } =
        EqualityComparer<IEnumerable<string>>.Create((a, b) => a!.Order(StringComparer.Ordinal).SequenceEqual(b!.Order(StringComparer.Ordinal)));

    private static bool IsPackaging(string name) =>
        name.EndsWith(".nuspec", StringComparison.Ordinal) || name.StartsWith("_rels/", StringComparison.Ordinal)
        || name.StartsWith("package/", StringComparison.Ordinal) || name == "[Content_Types].xml";

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private async Task<XElement> MetadataAsync(string project)
    {
        using var package = await OpenAsync(project, ".nupkg");
        await using var stream = await package.GetEntry($"{project}.nuspec")!.OpenAsync();
        return (await XDocument.LoadAsync(stream, LoadOptions.None, CancellationToken.None)).Root!.Elements().First();
    }

    private async Task<ZipArchive> OpenAsync(string project, string extension) =>
        await ZipFile.OpenReadAsync(Path.Combine(await feed.FolderAsync(), $"{project}.{feed.Version}{extension}"));
}
