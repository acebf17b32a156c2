using Grpc.Net.Client.Balancer;

namespace GoRpc.Outages.Discovery;

/// <summary>Makes the resolvers of a registry's addresses.</summary>
internal sealed class RegistryResolverFactory(EndpointRegistry registry) : ResolverFactory
{
    public override string Name => EndpointRegistry.Scheme;

    public override Resolver Create(ResolverOptions options) => new RegistryResolver(registry);
}
