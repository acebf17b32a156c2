using System.Globalization;
using GoRpc.Outages.Scenarios;

namespace GoRpc.Outages.Running;

/// <summary>Runs scenarios with stacks, one after the other: what runs at the same time would share two cores and be no comparison.</summary>
internal sealed class Suite(IReadOnlyList<Scenario> scenarios, IReadOnlyList<string> stacks, double scale, TextWriter progress)
{
    public async Task<IReadOnlyList<RunResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<RunResult>();
        foreach (var scenario in scenarios)
        {
            if (scenario.RunsSideBySide)
            {
                // Waiting takes no processor: the stacks wait together.
                results.AddRange(await Task.WhenAll(stacks.Select(stack => RunAsync(scenario, stack, cancellationToken))));
                continue;
            }

            foreach (var stack in stacks)
            {
                results.Add(await RunAsync(scenario, stack, cancellationToken));
            }
        }

        return results;
    }

    private async Task<RunResult> RunAsync(Scenario scenario, string stack, CancellationToken cancellationToken)
    {
        var result = await OutageRun.RunAsync(scenario, stack, scale, cancellationToken);
        await progress.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario.Name} {stack}: {result.Calls:#,0} calls, {result.ErrorPercent:0.0} % failed, p99 {result.P99Milliseconds:0.0} ms"));
        return result;
    }
}
