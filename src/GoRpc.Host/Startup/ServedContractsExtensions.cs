using GoRpc.Contracts;

namespace GoRpc.Host.Startup;

/// <summary>Finds what the host serves.</summary>
internal static class ServedContractsExtensions
{
    /// <summary>The contracts that were mapped, in the order of their mapping, without what gRPC hosts have of themselves (reflection).</summary>
    public static IReadOnlyList<ServiceContract> ServedContracts(this WebApplication app) =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<ServiceContract>())
            .OfType<ServiceContract>()
            .Where(service => !service.Name.StartsWith("grpc.", StringComparison.Ordinal))
            .Distinct(),
    ];
}
