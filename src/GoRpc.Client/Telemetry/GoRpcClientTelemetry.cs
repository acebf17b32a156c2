namespace GoRpc;

/// <summary>The names under which clients can be watched: <c>AddSource</c> and <c>AddMeter</c> of OpenTelemetry take them. See docs/telemetry.md.</summary>
public static class GoRpcClientTelemetry
{
    /// <summary>The source of one activity per call.</summary>
    public const string ActivitySourceName = "GoRpc.Client";

    /// <summary>The meter of calls, attempts, endpoints and circuits.</summary>
    public const string MeterName = "GoRpc.Client";
}
