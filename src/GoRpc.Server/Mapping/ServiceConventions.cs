using Microsoft.AspNetCore.Builder;

namespace GoRpc.Server.Mapping;

/// <summary>Gives conventions to the endpoints of several services at once.</summary>
internal sealed class ServiceConventions(IReadOnlyList<IEndpointConventionBuilder> services) : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention)
    {
        foreach (var service in services)
        {
            service.Add(convention);
        }
    }

    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        foreach (var service in services)
        {
            service.Finally(finallyConvention);
        }
    }
}
