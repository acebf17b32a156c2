using GoRpc.Discovery.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery;

namespace GoRpc;

/// <summary>Discovery through Microsoft.Extensions.ServiceDiscovery.</summary>
public static class GoRpcClientBuilderDiscoveryExtensions
{
    /// <summary>
    /// Lets the client's <see cref="GoRpcClientOptions.Address"/> be <c>discovery+http://basket</c> or <c>discovery+https://basket</c>, whose endpoints are those that
    /// the container's service discovery knows for <c>basket</c>: from the configuration unless other providers are added. Of a service with several named endpoints
    /// one is chosen by <c>discovery+http://_grpc.basket</c>.
    /// </summary>
    /// <param name="builder">The client.</param>
    /// <returns>The client.</returns>
    public static IGoRpcClientBuilder AddServiceDiscovery(this IGoRpcClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddServiceDiscovery();
        builder.Services.AddOptions<GoRpcClientOptions>(builder.Name).Configure<ServiceEndpointResolver>(static (options, resolver) =>
        {
            foreach (var scheme in new[] { Uri.UriSchemeHttp, Uri.UriSchemeHttps })
            {
                options.EndpointSources[$"discovery+{scheme}"] = address => new ServiceEndpoints(address, scheme, resolver, options.TimeProvider ?? TimeProvider.System);
            }
        });
        return builder;
    }
}
