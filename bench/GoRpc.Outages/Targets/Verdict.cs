namespace GoRpc.Outages.Targets;

/// <summary>What was to be reached, what was measured, and whether that is enough.</summary>
internal sealed record Verdict(string Scenario, string Target, string Measured, bool IsReached);
