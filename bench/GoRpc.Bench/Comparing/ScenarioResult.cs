using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Comparing;

/// <summary>All stacks of a run in one scenario, in the order in which they were named.</summary>
internal sealed record ScenarioResult(Scenario Scenario, IReadOnlyList<StackResult> Stacks);
