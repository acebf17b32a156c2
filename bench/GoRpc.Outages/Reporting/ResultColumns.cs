namespace GoRpc.Outages.Reporting;

/// <summary>The columns of a report, in their order.</summary>
internal static class ResultColumns
{
    public static IReadOnlyList<ResultColumn> All { get; } =
    [
        new("scenario", "scenario", "What happened.", result => result.Scenario),
        new("stack", "stack", "To whom.", result => result.Stack),
        ResultColumn.Figure("calls", "calls", "Calls that began in the measured time, which follows a warm-up.", "0", result => result.Calls),
        ResultColumn.Figure("goodput_per_s", "goodput/s", "Calls that succeeded, per second.", "0.0", result => result.GoodputPerSecond),
        ResultColumn.Figure("error_pct", "errors %", "The share of calls that failed, a passed deadline among the reasons.", "0.00", result => result.ErrorPercent),
        ResultColumn.Figure(
            "p50_ms", "p50 ms", "What a call took, failed ones included; in an open loop from the time at which it should have begun.", "0.0", result => result.P50Milliseconds),
        ResultColumn.Figure("p95_ms", "p95 ms", "The same, 95th percentile.", "0.0", result => result.P95Milliseconds),
        ResultColumn.Figure("p99_ms", "p99 ms", "The same, 99th percentile.", "0.0", result => result.P99Milliseconds),
        ResultColumn.Figure(
            "attempts_per_call",
            "attempts/call",
            "Requests per call: as the client counts them, or as they came to hosts or proxies, whichever is more. outage and overload: while they last. "
                + "deadline_chain: requests at the last service while it fails.",
            "0.000",
            result => result.AttemptsPerCall),
        ResultColumn.Figure(
            "bad_endpoint_share_pct", "bad share %", "The share of requests that went to the endpoint with the fault.", "0.00", result => result.BadEndpointSharePercent),
        ResultColumn.Figure(
            "recovery_s",
            "recovery s",
            "Time until goodput is at least 95 % of before, for a whole second: from the end of the fault, or from its start where it does not end. "
                + "Empty as well where it never is.",
            "0.0",
            result => result.RecoverySeconds),
        ResultColumn.Figure(
            "executed_twice", "twice", "Calls of the method that is not idempotent that were executed more than once, counted at the hosts.", "0", result => result.ExecutedTwice),
    ];
}
