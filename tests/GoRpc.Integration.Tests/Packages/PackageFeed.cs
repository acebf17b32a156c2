using System.Globalization;
using GoRpc.Integration.Tests.Packages;
using GoRpc.Integration.Tests.Processes;
using GoRpc.Tests.Shared;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace GoRpc.Integration.Tests.Packages;

/// <summary>
/// The packages of this repository in a folder that serves as a NuGet feed, made when a test first asks for it. Their version is new in
/// every run, so no cache can answer with packages of an earlier one.
/// </summary>
public sealed class PackageFeed : IAsyncDisposable
{
    private readonly Lazy<Task<string>> _folder;
    private DirectoryInfo? _work;

    public PackageFeed() => _folder = new Lazy<Task<string>>(PackAsync);

    /// <summary>The projects that become packages.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Repository.Files("src", "PublicAPI.Shipped.txt").Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))];

    /// <summary>The version of the packages; no prerelease, so that nobody has to ask for it by name.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}");

    /// <summary>The folder of the packages.</summary>
    public Task<string> FolderAsync() => _folder.Value;

    /// <summary>Lets dotnet commands below a folder find the packages, and keeps what they restore inside of it.</summary>
    public async Task AddToAsync(string folder)
    {
        // What the repository itself has restored need not be fetched again.
        var restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(Path.Combine(folder, "NuGet.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <fallbackPackageFolders>
                <add key="restored" value="{restored}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="gorpc" value="{await FolderAsync()}" />
              </packageSources>
            </configuration>
            """);
    }

    public ValueTask DisposeAsync()
    {
        _work?.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> PackAsync()
    {
        _work = Directory.CreateTempSubdirectory("gorpc-packages-");
        var feed = _work.CreateSubdirectory("feed").FullName;
        // The README's command, with its intermediate files elsewhere and a version of its own.
        await DotNet.RunAsync(
            Repository.Root, "pack", "--output", feed, "--artifacts-path", Path.Combine(_work.FullName, "build"), $"-p:PackageVersion={Version}");
        return feed;
    }
}
