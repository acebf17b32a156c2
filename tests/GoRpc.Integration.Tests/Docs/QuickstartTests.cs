using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using GoRpc.Integration.Tests.Packages;
using GoRpc.Integration.Tests.Processes;

namespace GoRpc.Integration.Tests.Docs;

/// <summary>
/// The README's quickstart as its reader does it: in an empty folder, each command as it is written, each file with what the README
/// puts into it. Two things are the test's own: where the packages come from, and a free port.
/// </summary>
[Trait("Category", "Long")]
public sealed partial class QuickstartTests(PackageFeed feed) : IDisposable
{
    private const int LongestQuickstart = 60;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gorpc-quickstart-");
    private readonly MarkdownFile _readme = MarkdownFile.Read("README.md");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Quickstart_InAnEmptyFolder_MakesTheFirstCall()
    {
        await feed.AddToAsync(_folder.FullName);
        var blocks = _readme.Blocks.Where(block => block.Heading == "Quickstart").ToList();
        var commands = blocks.Where(block => block.Language == "sh").SelectMany(block => block.Text.Split('\n')).ToList();
        var (setUp, runs) = (commands.Where(command => !IsRun(command)), commands.Where(IsRun).ToList());
        var port = FreePort();

        foreach (var command in setUp)
        {
            (await Command.RunAsync("bash", ["-c", command], Limit, _folder.FullName, DotNet.Environment)).Succeeded();
        }

        foreach (var block in blocks.Where(block => block.Language == "csharp"))
        {
            var file = FileName().Match(block.Title).Groups["name"].Value;
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, file), block.Text.Replace("5091", $"{port}", StringComparison.Ordinal));
        }

        await using var host = RunningProgram.Start("bash", ["-c", runs[0]], _folder.FullName, DotNet.Environment);
        await host.LineAsync(Listening());
        var client = (await Command.RunAsync("bash", ["-c", runs[1]], Limit, _folder.FullName, DotNet.Environment)).Succeeded();

        Assert.Equal("1 + 2 = 3", client.Output.Trim());
    }

    [Fact]
    public void Quickstart_OfTheReadme_IsShort()
    {
        var lines = _readme.Lines.SkipWhile(line => line != "## Quickstart").TakeWhile(line => !line.StartsWith("The packages are", StringComparison.Ordinal));

        Assert.InRange(lines.Count(), 1, LongestQuickstart - 1);
    }

    private static bool IsRun(string command) => command.StartsWith("dotnet run", StringComparison.Ordinal);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"`(?<name>[\w./]+)`:$")]
    private static partial Regex FileName();

    [GeneratedRegex("Now listening on")]
    private static partial Regex Listening();
}
