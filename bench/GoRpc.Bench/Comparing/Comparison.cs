using GoRpc.Bench.Processes;
using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Comparing;

/// <summary>
/// Runs scenarios on stacks side by side. The stacks take turns in short rounds, each round beginning with another one, so
/// that a machine that grows slower or busier does so for all of them; ratios are taken within a round.
/// </summary>
/// <param name="stacks">Names of stacks; one that is named twice runs in two pairs of processes.</param>
/// <param name="scenarios">The scenarios.</param>
/// <param name="effort">How long to measure.</param>
/// <param name="progress">Where lines about the progress go.</param>
internal sealed class Comparison(IReadOnlyList<string> stacks, IReadOnlyList<Scenario> scenarios, Effort effort, TextWriter progress)
{
    public async Task<IReadOnlyList<ScenarioResult>> RunAsync(CancellationToken cancellationToken)
    {
        var pairs = new List<StackPair>();
        try
        {
            foreach (var stack in stacks)
            {
                await progress.WriteLineAsync($"Starting {stack}.");
                pairs.Add(await StackPair.StartAsync(stack, cancellationToken));
                await pairs[^1].RunAsync(CallKind.Add, callers: 16, effort.Start, cancellationToken);
            }

            return await RunScenariosAsync(pairs, cancellationToken);
        }
        finally
        {
            foreach (var pair in pairs)
            {
                await pair.DisposeAsync();
            }
        }
    }

    private async Task<IReadOnlyList<ScenarioResult>> RunScenariosAsync(List<StackPair> pairs, CancellationToken cancellationToken)
    {
        var results = new List<ScenarioResult>();
        foreach (var (index, scenario) in scenarios.Index())
        {
            var left = scenarios.Skip(index).Aggregate(TimeSpan.Zero, (sum, next) => sum + effort.Of(pairs.Count(pair => pair.CanRun(next.Kind))));
            await progress.WriteLineAsync($"Measuring {scenario.Name} ({index + 1} of {scenarios.Count}), about {left:m':'ss} min left.");
            results.Add(await RunScenarioAsync(scenario, pairs, cancellationToken));
        }

        return results;
    }

    private async Task<ScenarioResult> RunScenarioAsync(Scenario scenario, List<StackPair> pairs, CancellationToken cancellationToken)
    {
        var results = pairs.Select(pair => new StackResult(pair.Name)).ToArray();
        var able = pairs.Index().Where(pair => pair.Item.CanRun(scenario.Kind)).ToArray();
        foreach (var (_, pair) in able)
        {
            await pair.RunAsync(scenario.Kind, scenario.Callers, effort.WarmUp, cancellationToken);
        }

        for (var round = 0; round < effort.Rounds; round++)
        {
            for (var turn = 0; turn < able.Length; turn++)
            {
                var (index, pair) = able[(round + turn) % able.Length];
                var (figures, latencies) = await pair.RunAsync(scenario.Kind, scenario.Callers, effort.Round, cancellationToken);
                results[index].Add(figures, latencies);
            }
        }

        return new ScenarioResult(scenario, results);
    }
}
