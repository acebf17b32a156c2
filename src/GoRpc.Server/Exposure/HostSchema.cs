using GoRpc.Contracts;
using GoRpc.Schema;
using GoRpc.Schema.Model;
using GoRpc.Schema.WellKnown;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Exposure;

/// <summary>What a host serves, as schemas. Made when somebody first asks: by then everything is mapped. Safe for threads.</summary>
internal sealed class HostSchema
{
    private const string ReflectionPackages = "grpc.reflection.";

    private readonly Lazy<ProtoSchema> _contracts;
    private readonly Lazy<SchemaIndex> _index;

    public HostSchema(EndpointDataSource endpoints, IOptions<GoRpcServerOptions> options)
    {
        _contracts = new(() => ProtoSchema.Of(ServedBy(endpoints).Where(service => !IsReflection(service))));
        _index = new(() => new SchemaIndex(
        [
            .. _contracts.Value.Model,
            .. ProtoSchema.Of(ServedBy(endpoints).Where(IsReflection)).Model,
            .. WellKnownFiles.All.Where(file => options.Value.EnableHealth || file != WellKnownFiles.Health),
        ]));
    }

    /// <summary>The contracts of the application.</summary>
    /// <exception cref="SchemaException">No .proto can say them.</exception>
    public ProtoSchema Contracts => _contracts.Value;

    /// <summary>Everything that is served, with what it needs.</summary>
    /// <exception cref="SchemaException">No .proto can say it.</exception>
    public SchemaIndex Index => _index.Value;

    private static IEnumerable<ServiceContract> ServedBy(EndpointDataSource endpoints) =>
        endpoints.Endpoints.SelectMany(endpoint => endpoint.Metadata.OfType<ServiceContract>()).Distinct();

    private static bool IsReflection(ServiceContract service) => service.Name.StartsWith(ReflectionPackages, StringComparison.Ordinal);
}
