using GoRpc.Outages.Running;

namespace GoRpc.Outages.Tests.Running;

/// <summary>Makes results for tests.</summary>
internal static class Results
{
    public static RunResult Of(string scenario, string stack) => new()
    {
        Scenario = scenario,
        Stack = stack,
        Calls = 5000,
        GoodputPerSecond = 498.25,
        ErrorPercent = 0.35,
        P50Milliseconds = 4.62,
        P95Milliseconds = 8.1,
        P99Milliseconds = 1234.5,
        AttemptsPerCall = 1.0042,
        BadEndpointSharePercent = null,
        RecoverySeconds = null,
        ExecutedTwice = 0,
        Extra = new Dictionary<string, double>(),
        Timeline = [new TimelinePoint(-0.5, 500, 0, 4.5), new TimelinePoint(0.5, 0, null, null), new TimelinePoint(1.5, 480, 4, 900)],
        Alive = [],
        Spans = [new FaultSpan("one <fails>", 0.5, 2)],
        Seconds = 2,
    };
}
