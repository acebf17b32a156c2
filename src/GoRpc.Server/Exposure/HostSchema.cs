using GoRpc.Contracts;
using GoRpc.Schema;
using GoRpc.Schema.Descriptors;
using GoRpc.Schema.Model;
using GoRpc.Schema.Reflection;
using GoRpc.Schema.WellKnown;
using Microsoft.AspNetCore.Routing;

namespace GoRpc.Server.Exposure;

/// <summary>What a host serves, as schemas. Made when somebody first asks: by then everything is mapped.</summary>
internal sealed class HostSchema(EndpointDataSource endpoints)
{
    private static readonly GoRpcSerializer Serializer = new();

    private readonly Lazy<ProtoSchema> _contracts = new(() => ProtoSchema.Of(ServedIn(endpoints)));
    private readonly Lazy<SchemaIndex> _index;

    public HostSchema(EndpointDataSource endpoints, bool includesHealth)
        : this(endpoints) => _ = includesHealth;

    /// <summary>The contracts that are mapped.</summary>
    public ProtoSchema Contracts => _contracts.Value;

    private static IEnumerable<ServiceContract> ServedIn(EndpointDataSource endpoints) =>
        endpoints.Endpoints.SelectMany(endpoint => endpoint.Metadata.OfType<ServiceContract>()).Distinct();
}
