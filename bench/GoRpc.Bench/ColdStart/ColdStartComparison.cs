using System.Diagnostics;
using GoRpc.Bench.Processes;

namespace GoRpc.Bench.ColdStart;

/// <summary>Starts processes that each make one call, the stacks in turns, and takes the time from the start of a process to its answer.</summary>
internal sealed class ColdStartComparison(IReadOnlyList<string> stacks, int rounds, TextWriter progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> AsItComes = [];

    public async Task<IReadOnlyList<ColdStartResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = stacks.Select(stack => new ColdStartResult(stack, [])).ToArray();
        await progress.WriteLineAsync("Starting each stack once, so that its files are in the cache of the operating system.");
        foreach (var stack in stacks)
        {
            await MeasureAsync(stack, cancellationToken);
        }

        for (var round = 0; round < rounds; round++)
        {
            await progress.WriteLineAsync($"Round {round + 1} of {rounds}.");
            for (var turn = 0; turn < results.Length; turn++)
            {
                var result = results[(round + turn) % results.Length];
                result.Milliseconds.Add((await MeasureAsync(result.Stack, cancellationToken)).TotalMilliseconds);
            }
        }

        return results;
    }

    private static async Task<TimeSpan> MeasureAsync(string stack, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = ThisProgram.Start(AsItComes, ChildRole.FirstCallArguments(stack));
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
            var elapsed = Stopwatch.GetElapsedTime(start);
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            return line == FirstCall.Made ? elapsed : throw new BenchException($"The first call of '{stack}' failed; what it wrote to standard error stands above.");
        }
        catch (TimeoutException)
        {
            throw new BenchException($"The first call of '{stack}' took longer than {Patience.TotalSeconds:0} seconds.");
        }
        finally
        {
            // Without effect on a process that has ended.
            process.Kill();
        }
    }
}
