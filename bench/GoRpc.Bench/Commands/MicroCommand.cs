using System.CommandLine;
using BenchmarkDotNet.Running;

namespace GoRpc.Bench.Commands;

/// <summary>Runs the micro benchmarks with BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var arguments = new Argument<string[]>("arguments")
        {
            Description = "What BenchmarkDotNet takes, after a '--': micro -- --filter '*Write*' --job short. All benchmarks without any.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("micro", "Runs the micro benchmarks of the codecs with BenchmarkDotNet.") { arguments };
        command.SetAction(result =>
        {
            var given = result.GetValue(arguments) ?? [];
            var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(given.Length == 0 ? ["--filter", "*"] : given);
            return summaries.Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
        });
        return command;
    }
}
