using GoRpc.Integration.Tests.Processes;
using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Ci;

/// <summary>The verdict of .ci/run, with a dotnet command that plays each outcome.</summary>
public sealed class RunScriptTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _clone = Directory.CreateTempSubdirectory("gorpc-ci-");

    public void Dispose() => _clone.Delete(recursive: true);

    [Fact]
    public async Task Run_WhenAllPasses_AddsUpBothSuites()
    {
        var result = await RunAsync(tests: Summary(succeeded: 40), longTests: Summary(succeeded: 2));

        Assert.Equal((0, "42 passed, 0 failed"), Verdict(result));
    }

    [Fact]
    public async Task Run_WhenTestsFail_CountsThemAndStillRunsTheLongTests()
    {
        var result = await RunAsync(tests: Summary(succeeded: 39, failed: 1, code: 2), longTests: Summary(succeeded: 2));

        Assert.Equal((1, "41 passed, 1 failed"), Verdict(result));
    }

    [Fact]
    public async Task Run_WhenTestsAreSkipped_CountsThemAsFailed()
    {
        var result = await RunAsync(tests: Summary(succeeded: 40), longTests: Summary(succeeded: 1, skipped: 3));

        Assert.Equal((1, "41 passed, 3 failed"), Verdict(result));
    }

    [Fact]
    public async Task Run_WhenATestProgramCrashes_CountsItAsFailed()
    {
        var result = await RunAsync(tests: Summary(succeeded: 40, code: 7), longTests: Summary(succeeded: 2));

        Assert.Equal((1, "42 passed, 1 failed"), Verdict(result));
    }

    [Theory]
    [InlineData("restore")]
    [InlineData("build")]
    [InlineData("format")]
    public async Task Run_WhenAStepFails_EndsThere(string step)
    {
        var result = await RunAsync(Summary(succeeded: 40), Summary(succeeded: 2), failingStep: step);

        Assert.Equal((1, "0 passed, 1 failed"), Verdict(result));
        Assert.Contains($"FAILED: {step}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenNoTestRuns_Fails()
    {
        var result = await RunAsync(Summary(succeeded: 0), Summary(succeeded: 0));

        Assert.Equal((1, "0 passed, 0 failed"), Verdict(result));
    }

    // What dotnet test prints at the end, and its exit code.
    private static string Summary(int succeeded, int failed = 0, int skipped = 0, int code = 0) =>
        $"""
        echo "Test run summary"
        echo "  total: {succeeded + failed + skipped}"
        echo "  failed: {failed}"
        echo "  succeeded: {succeeded}"
        echo "  skipped: {skipped}"
        exit {code}
        """;

    private static (int ExitCode, string LastLine) Verdict(CommandResult result) =>
        (result.ExitCode, result.Output.TrimEnd().Split('\n')[^1]);

    private async Task<CommandResult> RunAsync(string tests, string longTests, string failingStep = "none")
    {
        var script = Path.Combine(_clone.CreateSubdirectory(".ci").FullName, "run");
        File.Copy(Repository.PathOf(".ci/run"), script);
        var commands = _clone.CreateSubdirectory("commands").FullName;
        await WriteCommandAsync(commands, "dpkg", "exit 0");
        await WriteCommandAsync(commands, "dotnet", $"""
            [ "$1" = "{failingStep}" ] && exit 1
            [ "$1" = test ] || exit 0
            case "$*" in
            *Tests=Long*)
            {longTests}
            ;;
            esac
            {tests}
            """);
        var path = $"{commands}:{Environment.GetEnvironmentVariable("PATH")}";
        return await Command.RunAsync("bash", [script], Limit, _clone.FullName, new Dictionary<string, string?> { ["PATH"] = path });
    }

    private static async Task WriteCommandAsync(string folder, string name, string body)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, $"#!/usr/bin/env bash\n{body}\n");
        (await Command.RunAsync("chmod", ["+x", file], Limit)).Succeeded();
    }
}
