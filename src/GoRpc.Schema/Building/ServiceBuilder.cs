using GoRpc.Contracts;
using GoRpc.Schema.Comments;
using GoRpc.Schema.Model;
using Grpc.Core;

namespace GoRpc.Schema.Building;

/// <summary>Builds services from contracts.</summary>
internal sealed class ServiceBuilder(ContractComments comments)
{
    public SchemaService Build(string name, IReadOnlyList<MethodContract> methods) => new(name, [.. methods.Select(Build)])
    {
        Comment = comments.Of(methods[0].Method.DeclaringType!),
        IsDeprecated = methods[0].Method.DeclaringType!.IsDefined(typeof(ObsoleteAttribute), inherit: false),
    };

    private SchemaMethod Build(MethodContract method) => new(method.Name, FieldTypes.RootOf(method.Request.Message).Name, FieldTypes.RootOf(method.Response.Message).Name)
    {
        Faults = [.. method.Faults.Select(fault => FieldTypes.RootOf(fault).Name).Distinct()],
        HasRequestStream = method.Kind is MethodType.ClientStreaming or MethodType.DuplexStreaming,
        HasResponseStream = method.Kind is MethodType.ServerStreaming or MethodType.DuplexStreaming,
        Idempotency = method.HasNoSideEffects ? SchemaIdempotency.NoSideEffects : method.IsIdempotent ? SchemaIdempotency.Idempotent : SchemaIdempotency.Unknown,
        IsDeprecated = method.Method.IsDefined(typeof(ObsoleteAttribute), inherit: false),
        Comment = comments.Of(method.Method),
    };
}
