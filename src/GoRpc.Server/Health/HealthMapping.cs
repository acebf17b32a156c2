using Grpc.AspNetCore.HealthChecks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Health;

/// <summary>
/// Serves grpc.health.v1 beside the mapped services. A health check whose tags name services counts for those; one without such a
/// tag counts for all; every check counts for the host as a whole.
/// </summary>
internal sealed class HealthMapping(IOptions<GoRpcServerOptions> options, IOptions<GrpcHealthChecksOptions> healthOptions)
{
    private readonly HashSet<string> _services = [];

    /// <summary>Adds services to the health of the host; the first ones map its endpoints as well.</summary>
    public void Map(IEnumerable<string> services, IEndpointRouteBuilder endpoints)
    {
        if (!options.Value.EnableHealth)
        {
            return;
        }

        if (_services.Count == 0)
        {
            endpoints.MapGrpcHealthChecksService();
        }

        foreach (var service in services)
        {
            _services.Add(service);
            healthOptions.Value.Services.Map(service, check => check.Tags.Contains(service) || !check.Tags.Any(_services.Contains));
        }
    }
}
