using System.Text.RegularExpressions;
using GoRpc.Integration.Tests.Processes;
using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Packages;

/// <summary>
/// The packages as people use them who have never seen this repository: a host and a client of their own, built elsewhere,
/// that share one contracts DLL and nothing else.
/// </summary>
[Trait("Category", "Long")]
public sealed partial class StrangerTests(PackageFeed feed) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gorpc-strangers-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task HostAndClient_ThatShareOnlyTheContractsDll_UnderstandEachOther()
    {
        await feed.AddToAsync(_folder.FullName);
        Copy("Shop.Contracts", "Shop.Host", "Shop.Client");
        await BuildAsync("Shop.Contracts", "contracts");
        _folder.CreateSubdirectory("shared");
        File.Copy(PathOf("contracts/Shop.Contracts.dll"), PathOf("shared/Shop.Contracts.dll"));
        Directory.Delete(PathOf("Shop.Contracts"), recursive: true);
        await BuildAsync("Shop.Host", "host");
        await BuildAsync("Shop.Client", "client");

        await using var host = RunningProgram.Start("dotnet", [PathOf("host/Shop.Host.dll")], _folder.FullName);
        var address = (await host.LineAsync(ListeningLine())).Groups["address"].Value;
        var client = (await Command.RunAsync("dotnet", [PathOf("client/Shop.Client.dll"), address], TimeSpan.FromMinutes(1))).Succeeded();

        Assert.Equal(
            [
                "1 + 2 = 3",
                "3 tea = 7.50",
                "Receipt { Number = 6f9619ff-8b86-d011-b42d-00c04fc964ff, Total = 7.50 }",
                "FailedPrecondition: no coffee",
                "1",
                "2",
                "3",
                "sum = 4",
                "GOOD",
                "BYE",
            ],
            client.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private string PathOf(string relative) => Path.Combine(_folder.FullName, relative);

    private Task<CommandResult> BuildAsync(string project, string output) =>
        DotNet.RunAsync(_folder.FullName, ["build", project, "--output", PathOf(output), $"-p:GoRpcVersion={feed.Version}"]);

    private void Copy(params string[] projects)
    {
        foreach (var project in projects)
        {
            var source = Repository.PathOf($"tests/GoRpc.Integration.Tests/Packages/Strangers/{project}");
            var target = _folder.CreateSubdirectory(project);
            foreach (var file in Directory.EnumerateFiles(source))
            {
                File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)));
            }
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex ListeningLine();
}
