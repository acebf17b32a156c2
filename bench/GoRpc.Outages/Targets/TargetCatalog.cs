using GoRpc.Outages.Running;
using GoRpc.Outages.Stacks;

namespace GoRpc.Outages.Targets;

/// <summary>What GoRpc is to reach.</summary>
internal static class TargetCatalog
{
    // The clock of a busy machine is this coarse.
    private const double LatestMilliseconds = 1100;

    private static readonly Target[] Targets =
    [
        Target.AtMost("slow", "at most 3 % of the calls on the slow endpoint", 3, "0.00' %'", results => results.GoRpc.BadEndpointSharePercent),
        Target.AtMost("slow", "p95 at most 2 × that of the healthy endpoints", 2, "0.00' ×'", results => results.GoRpc.P95Milliseconds / results.Extra(ExtraNames.HealthyP95)),
        Target.AtLeast("slow", "at least 3.5 × the calls of round_robin", 3.5, "0.00' ×'", results => (double)results.GoRpc.Calls / results.RoundRobin?.Calls),
        Target.AtMost("slow_tail", "p99 at most 0.3 × that of round_robin", 0.3, "0.00' ×'", results => results.GoRpc.P99Milliseconds / results.RoundRobin?.P99Milliseconds),
        Target.AtMost("slow_tail", "at most 1.06 attempts per call", 1.06, "0.000", results => results.GoRpc.AttemptsPerCall),
        Target.AtMost("failing", "at most 0.5 % errors", 0.5, "0.00' %'", results => results.GoRpc.ErrorPercent),
        Target.AtMost("blackhole", "at most 1 % errors after the first 2 s", 1, "0.00' %'", results => results.Extra(ExtraNames.LaterErrors)),
        Target.AtMost("blackhole", "nobody waits past the deadline of 1 s", LatestMilliseconds, "0' ms'", results => results.Extra(ExtraNames.LongestWait)),
        Target.AtMost("rolling", "no idempotent call fails", 0, "0", results => results.Extra(ExtraNames.IdempotentErrors)),
        Target.AtMost("rolling", "no other call is lost silently", 0, "0", results => results.Extra(ExtraNames.LostSilently)),
        Target.AtMost("outage", "at most 1.25 attempts per call while all are down", 1.25, "0.000", results => results.GoRpc.AttemptsPerCall),
        Target.AtMost("outage", "full goodput within 3 s", 3, "0.0' s'", results => results.GoRpc.RecoverySeconds),
        Target.AtMost("quiet_stream", "every stream survives", 0, "0.0' % lost'", results => results.GoRpc.ErrorPercent),
    ];

    /// <summary>Judges what was measured of GoRpc; targets that take a stack which was not measured are left out.</summary>
    public static IReadOnlyList<Verdict> Judge(IReadOnlyList<RunResult> results)
    {
        var verdicts = new List<Verdict>();
        foreach (var scenario in results.GroupBy(result => result.Scenario))
        {
            if (scenario.FirstOrDefault(result => result.Stack == StackCatalog.GoRpc) is not { } subject)
            {
                continue;
            }

            var measured = new ScenarioResults(subject, scenario.FirstOrDefault(result => result.Stack == StackCatalog.RoundRobin));
            verdicts.AddRange(Targets
                .Where(target => target.Scenario == scenario.Key && (measured.RoundRobin is not null || !target.Text.Contains(StackCatalog.RoundRobin, StringComparison.Ordinal)))
                .Select(target => target.Judge(measured)));
            if (subject.ExecutedTwice is { } twice)
            {
                verdicts.Add(new Verdict(scenario.Key, "nothing executed twice that must not be", $"{twice}", twice == 0));
            }
        }

        return verdicts;
    }
}
