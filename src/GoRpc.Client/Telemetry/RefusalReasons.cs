namespace GoRpc.Client.Telemetry;

/// <summary>Why something was not sent, as <see cref="ClientMetrics.Throttled"/> counts it.</summary>
internal static class RefusalReasons
{
    public const string Circuit = "circuit";
    public const string Throttle = "throttle";
    public const string Bulkhead = "bulkhead";
}
