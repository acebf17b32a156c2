using System.Diagnostics;

namespace GoRpc.Bench.ColdStart;

/// <summary>Starts processes that each make one call, the stacks in turns, and takes the time from the start of a process to its answer.</summary>
/// <param name="scenario">What reports call it.</param>
/// <param name="stacks">Names of stacks.</param>
/// <param name="rounds">Starts of each stack.</param>
/// <param name="start">Starts the process of a stack, its standard output redirected.</param>
/// <param name="progress">Where lines about the progress go.</param>
internal sealed class ColdStartComparison(string scenario, IReadOnlyList<string> stacks, int rounds, Func<string, Process> start, TextWriter progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<ColdStartResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = stacks.Select(stack => new ColdStartResult(scenario, stack, [])).ToArray();
        await progress.WriteLineAsync("Starting each stack once, so that its files are in the cache of the operating system.");
        foreach (var stack in stacks)
        {
            await MeasureAsync(stack, cancellationToken);
        }

        for (var round = 0; round < rounds; round++)
        {
            await progress.WriteLineAsync($"Measuring {scenario}, round {round + 1} of {rounds}.");
            for (var turn = 0; turn < results.Length; turn++)
            {
                var result = results[(round + turn) % results.Length];
                result.Milliseconds.Add((await MeasureAsync(result.Stack, cancellationToken)).TotalMilliseconds);
            }
        }

        return results;
    }

    private async Task<TimeSpan> MeasureAsync(string stack, CancellationToken cancellationToken)
    {
        var from = Stopwatch.GetTimestamp();
        using var process = start(stack);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
            var elapsed = Stopwatch.GetElapsedTime(from);
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
