namespace GoRpc;

/// <summary>The names under which a host can be watched: <c>AddSource</c> and <c>AddMeter</c> of OpenTelemetry take them. See docs/telemetry.md.</summary>
public static class GoRpcServerTelemetry
{
    /// <summary>The source of one activity per call, where ASP.NET Core makes none.</summary>
    public const string ActivitySourceName = "GoRpc.Server";

    /// <summary>The meter of calls, streams, messages and rejections.</summary>
    public const string MeterName = "GoRpc.Server";
}
