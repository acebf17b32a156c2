namespace GoRpc.Integration.Tests.Aot;

/// <summary>What dotnet publish needs to make native code.</summary>
internal static class NativeCompiler
{
    private static readonly string[] Tools = ["clang", "ld.lld"];

    /// <summary>Skips the test where the tools are missing; in CI they never are.</summary>
    public static void Require()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = Tools.Where(tool => !path.Any(folder => File.Exists(Path.Combine(folder, tool)))).ToArray();
        Assert.SkipWhen(
            OperatingSystem.IsLinux() && missing.Length > 0,
            $"{string.Join(" and ", missing)} not found. Install what makes native code: apt-get install clang lld zlib1g-dev");
    }
}
