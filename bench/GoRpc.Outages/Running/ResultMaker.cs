using GoRpc.Outages.Load;
using GoRpc.Outages.Scenarios;
using GoRpc.Outages.Statistics;

namespace GoRpc.Outages.Running;

/// <summary>Makes figures from what a run has seen.</summary>
internal static class ResultMaker
{
    private const double SliceSeconds = 0.25;
    private const double LeadSeconds = 1;

    public static RunResult Make(Scenario scenario, string stack, RunData data)
    {
        var calls = data.Measured;
        var good = calls.Count(call => call.IsOk);
        var milliseconds = scenario.MeasuresSpeed ? calls.Select(call => call.Seconds * 1000).ToArray() : [];
        return new RunResult
        {
            Scenario = scenario.Name,
            Stack = stack,
            Calls = calls.Count,
            GoodputPerSecond = scenario.MeasuresSpeed ? good / data.Seconds : null,
            ErrorPercent = PercentOf(calls.Count - good, calls.Count),
            P50Milliseconds = Percentile.Of(milliseconds, 0.50),
            P95Milliseconds = Percentile.Of(milliseconds, 0.95),
            P99Milliseconds = Percentile.Of(milliseconds, 0.99),
            AttemptsPerCall = scenario.AttemptsPerCall(data),
            BadEndpointSharePercent = scenario.BadHost is { } bad ? PercentOf(data.Requests[bad], data.Requests.Sum()) : null,
            RecoverySeconds = RecoveryOf(data),
            ExecutedTwice = ExecutedTwice(data.Calls, data),
            Extra = ExtraOf(scenario, data),
            Alive = scenario.MeasuresSpeed ? [] : AlivePoint.Of(calls, data.Seconds, SliceSeconds),
            Timeline = TimelinePoint.Of(data.Calls, -LeadSeconds, data.Seconds, SliceSeconds),
            Spans = [.. data.Stage.Spans.Select(span => span with { To = Math.Min(span.To, data.Seconds) })],
            Seconds = data.Seconds,
        };
    }

    private static double? PercentOf(long part, long whole) => whole == 0 ? null : 100.0 * part / whole;

    private static double? RecoveryOf(RunData data)
    {
        if (data.Stage.RecoversFrom is not { } from)
        {
            return null;
        }

        // A fault that comes with the first measured call is compared with the end of the warm-up.
        var faultBegins = data.Stage.Spans.Min(span => span.From);
        return Recovery.SecondsOf(data.Calls, (faultBegins - LeadSeconds, faultBegins), from, data.Seconds);
    }

    private static int? ExecutedTwice(IEnumerable<CallRecord> calls, RunData data)
    {
        var placed = calls.Where(call => call.Kind == CallKind.Place).ToList();
        return placed.Count == 0 ? null : placed.Count(call => data.ExecutionsOf(call) > 1);
    }

    private static Dictionary<string, double> ExtraOf(Scenario scenario, RunData data)
    {
        var extra = new Dictionary<string, double>(scenario.ExtraOf(data));
        var lost = data.Calls.Count(call => call.Kind == CallKind.Place && call.IsOk && data.ExecutionsOf(call) == 0);
        if (lost > 0)
        {
            extra[ExtraNames.LostSilently] = lost;
        }

        if (data.Hanging > 0)
        {
            extra[ExtraNames.Hanging] = data.Hanging;
        }

        return extra;
    }
}
