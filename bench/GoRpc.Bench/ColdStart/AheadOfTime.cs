using System.Diagnostics;
using System.Reflection;

namespace GoRpc.Bench.ColdStart;

/// <summary>The program of the stacks that can be compiled ahead of time.</summary>
internal static class AheadOfTime
{
    private const string Project = "GoRpc.Bench.Aot";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Names of the stacks that the program has: those that need no code at run time.</summary>
    public static IReadOnlyList<string> Stacks { get; } = ["gorpc", "proto-first", "raw"];

    /// <summary>Compiles the program.</summary>
    /// <returns>The executable.</returns>
    /// <exception cref="BenchException">It does not compile; what the compiler says stands on standard error.</exception>
    public static async Task<string> PublishAsync(CancellationToken cancellationToken)
    {
        var bench = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "BenchDirectory").Value!;
        var output = Path.Combine(bench, Project, "bin", "aot");
        using var publish = Process.Start(
            new ProcessStartInfo("dotnet", ["publish", Path.Combine(bench, Project), "--configuration", "Release", "--use-current-runtime", "--output", output])
            {
                RedirectStandardOutput = true,
            })!;
        try
        {
            var log = await publish.StandardOutput.ReadToEndAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            await publish.WaitForExitAsync(cancellationToken);
            if (publish.ExitCode != 0)
            {
                await Console.Error.WriteLineAsync(log);
                throw new BenchException(
                    $"{Project} could not be compiled ahead of time; the reason stands above. It needs clang and zlib's headers (Debian: clang zlib1g-dev); "
                    + "to link by gcc, set the environment variables CppCompilerAndLinker=gcc and LinkerFlavor=bfd.");
            }
        }
        catch (TimeoutException)
        {
            throw new BenchException($"{Project} was not compiled within {Patience.TotalMinutes:0} minutes.");
        }
        finally
        {
            // Without effect on a process that has ended.
            publish.Kill(entireProcessTree: true);
        }

        return Path.Combine(output, Project + (OperatingSystem.IsWindows() ? ".exe" : ""));
    }

    public static Process Start(string executable, string stack) => Process.Start(
        new ProcessStartInfo(executable, [stack]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
