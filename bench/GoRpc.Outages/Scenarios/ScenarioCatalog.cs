namespace GoRpc.Outages.Scenarios;

/// <summary>The scenarios, in the order in which they run.</summary>
internal static class ScenarioCatalog
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new SlowScenario(),
        new SlowTailScenario(),
        new FailingScenario(),
        new BlackholeScenario(),
        new RollingScenario(),
        new OutageScenario(),
        new OverloadScenario(),
        new PausesScenario(),
        new RegistryScenario(),
        new DoubledScenario(),
        new DeadlineChainScenario(),
        new QuietStreamScenario(),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(scenario => scenario.Name)];
}
