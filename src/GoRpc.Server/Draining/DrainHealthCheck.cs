using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GoRpc.Server.Draining;

/// <summary>
/// A host is healthy until it stops. Without a check of its own, a host whose application registers none would be neither healthy nor unhealthy.
/// </summary>
internal sealed class DrainHealthCheck(Drain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(drain.IsAnnounced ? HealthCheckResult.Unhealthy(Drain.Status.Detail) : HealthCheckResult.Healthy());
}
