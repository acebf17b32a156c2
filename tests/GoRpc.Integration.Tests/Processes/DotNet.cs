namespace GoRpc.Integration.Tests.Processes;

/// <summary>The dotnet command, run apart from the build that the tests themselves may be running in.</summary>
internal static class DotNet
{
    /// <summary>Build servers outlive the command that started them and would hold its output open.</summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_NOLOGO"] = "1",
        // What dotnet test sets for its own build must not reach the one that a test starts.
        ["MSBuildSDKsPath"] = null,
        ["MSBUILD_EXE_PATH"] = null,
        ["MSBuildExtensionsPath"] = null,
    };

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs a dotnet command that has to succeed.</summary>
    public static async Task<CommandResult> RunAsync(string directory, params string[] arguments) =>
        (await Command.RunAsync("dotnet", arguments, Limit, directory, Environment)).Succeeded();
}
