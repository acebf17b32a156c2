namespace GoRpc.Client.Telemetry;

/// <summary>Why an endpoint is not picked any more, as <see cref="ClientMetrics.Ejections"/> counts it.</summary>
internal static class EjectionReasons
{
    /// <summary>It fails more than the others.</summary>
    public const string Failures = "failures";

    public static string Of(EndpointStatus status) => status switch
    {
        EndpointStatus.Unreachable => "unreachable",
        EndpointStatus.Silent => "silent",
        EndpointStatus.NotServing => "not_serving",
        _ => Failures,
    };
}
