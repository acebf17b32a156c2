using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Exposure;

/// <summary>Shows the contracts of a host to whoever asks, where that is wanted: reflection and .proto files.</summary>
internal sealed class ExposureMapping(IOptions<GoRpcServerOptions> options, IHostEnvironment environment, HostSchema schema)
{
    private bool _isMapped;

    /// <summary>Whether contracts are shown.</summary>
    public bool IsWanted => options.Value.ExposeContracts ?? environment.IsDevelopment();

    /// <summary>Maps what shows the contracts, once.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="mapReflection">Maps the reflection service.</param>
    public void Map(IEndpointRouteBuilder endpoints, Func<IEndpointConventionBuilder> mapReflection)
    {
        if (_isMapped || !IsWanted)
        {
            return;
        }

        _isMapped = true;
        Protect(mapReflection());
        Protect(endpoints.MapProto(schema));
    }

    private void Protect(IEndpointConventionBuilder builder)
    {
        if (options.Value.ExposurePolicy is { } policy)
        {
            builder.RequireAuthorization(policy);
        }
    }
}
