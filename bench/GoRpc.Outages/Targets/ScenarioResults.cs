using GoRpc.Outages.Running;

namespace GoRpc.Outages.Targets;

/// <summary>The results of one scenario that targets are about.</summary>
internal sealed record ScenarioResults(RunResult GoRpc, RunResult? RoundRobin)
{
    public double? Extra(string name) => GoRpc.Extra.TryGetValue(name, out var value) ? value : null;
}
