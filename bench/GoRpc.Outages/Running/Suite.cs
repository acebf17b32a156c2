using System.Globalization;
using GoRpc.Bench;
using GoRpc.Outages.Scenarios;

namespace GoRpc.Outages.Running;

/// <summary>Runs scenarios with stacks, one after the other: what runs at the same time would share two cores and be no comparison.</summary>
internal sealed class Suite(IReadOnlyList<Scenario> scenarios, IReadOnlyList<string> stacks, double scale, TextWriter progress)
{
    private int _failures;

    /// <summary>Runs that broke off, and are not among the results.</summary>
    public int Failures => _failures;

    /// <summary>Runs everything. A run that breaks off is told, and the others go on: some of them have taken minutes.</summary>
    public async Task<IReadOnlyList<RunResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<RunResult>();
        foreach (var scenario in scenarios)
        {
            if (scenario.RunsSideBySide)
            {
                // Waiting takes no processor: the stacks wait together.
                results.AddRange((await Task.WhenAll(stacks.Select(stack => RunAsync(scenario, stack, cancellationToken)))).OfType<RunResult>());
                continue;
            }

            foreach (var stack in stacks)
            {
                if (await RunAsync(scenario, stack, cancellationToken) is { } result)
                {
                    results.Add(result);
                }
            }
        }

        return results;
    }

    private async Task<RunResult?> RunAsync(Scenario scenario, string stack, CancellationToken cancellationToken)
    {
        RunResult result;
        try
        {
            result = await OutageRun.RunAsync(scenario, stack, scale, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Increment(ref _failures);
            await progress.WriteLineAsync($"{scenario.Name} {stack} broke off: {(exception is BenchException ? exception.Message : exception)}");
            return null;
        }

        await progress.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario.Name} {stack}: {result.Calls:#,0} calls, {result.ErrorPercent:0.0} % failed{(result.P99Milliseconds is { } p99 ? $", p99 {p99:0.0} ms" : "")}"));
        return result;
    }
}
