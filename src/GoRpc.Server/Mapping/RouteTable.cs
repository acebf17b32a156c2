using GoRpc.Contracts;
using GoRpc.Contracts.Reading;
using GoRpc.Server.Activation;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GoRpc.Server.Mapping;

/// <summary>Finds paths with more than one endpoint. Routing itself would notice at the first call, and answer it with HTTP 500.</summary>
internal static class RouteTable
{
    /// <summary>The paths of gRPC methods that other endpoints have as well, whoever mapped either.</summary>
    public static IEnumerable<ContractFault> FindDuplicates(IEnumerable<Endpoint> endpoints) =>
        from endpoint in endpoints.OfType<RouteEndpoint>()
        where TakesPost(endpoint)
        group endpoint by RouteOf(endpoint) into route
        where route.Count() > 1 && route.Any(IsGrpcMethod)
        select MappingFaults.DuplicateRoute(route.First(IsGrpcMethod).RoutePattern.RawText!, [.. route.Select(NameOf)]);

    private static bool IsGrpcMethod(Endpoint endpoint) => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null;

    private static bool TakesPost(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains(HttpMethods.Post);

    private static string NameOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType is not { } service ? $"'{endpoint.DisplayName}'"
        : service.IsAssignableTo(typeof(ServiceHost)) ? $"'{Describe.Type(service.GenericTypeArguments[0])}'"
        : $"'{Describe.Type(service)}' (not mapped by GoRpc)";

    // What routing tells endpoints apart by: a path without regard to case, and the hosts that it is bound to.
    private static string RouteOf(RouteEndpoint endpoint)
    {
        var path = (endpoint.RoutePattern.RawText ?? "").TrimStart('/').ToUpperInvariant();
        return endpoint.Metadata.GetMetadata<IHostMetadata>() is { Hosts.Count: > 0 } host ? $"{path} at {string.Join(',', host.Hosts.Order())}" : path;
    }
}
