using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using GoRpc.Contracts;
using GoRpc.Schema.Comments;
using GoRpc.Schema.Model;

namespace GoRpc.Schema.Building;

/// <summary>Builds messages from those of contracts.</summary>
internal sealed class MessageBuilder(ContractComments comments)
{
    // The choice of protobuf-net and of GoRpc's documentation.
    private const string Subtype = "subtype";
    private const string Part = "part";

    /// <summary>A message of the user's, or of the fault details.</summary>
    public SchemaMessage Build(MessageContract message)
    {
        var type = message.Type;
        return Make(message, field => type is null ? "" : comments.OfMember(type, field.Name)) with
        {
            Comment = type is null ? "" : comments.Of(type),
            IsDeprecated = type?.IsDefined(typeof(ObsoleteAttribute), inherit: false) == true,
        };
    }

    /// <summary>A message that GoRpc made for a method.</summary>
    /// <param name="payload">The message.</param>
    /// <param name="method">The method that it was made for.</param>
    /// <param name="isRequest">Whether it carries parameters; else it carries the result.</param>
    public SchemaMessage BuildMade(MessageContract payload, MethodContract method, bool isRequest) =>
        Make(payload, field => isRequest ? OfParameter(method, field.Name) : comments.OfResult(method.Method)) with
        {
            Comment = $"The {(isRequest ? "request" : "response")} of {method.ServiceName}.{method.Name}.",
        };

    /// <summary>The message of a request stream with parameters beside it: its header or one item.</summary>
    public SchemaMessage BuildParts(MessageContract payload, MethodContract method)
    {
        var made = BuildMade(payload, method, isRequest: true);
        return made with { Fields = [.. made.Fields.Select(field => field with { Oneof = Part, IsOptional = false })] };
    }

    // The field of a stream's item has a name of GoRpc's, and the stream one of the author's.
    private string OfParameter(MethodContract method, string field)
    {
        var parameters = method.Method.GetParameters();
        var isParameter = method.Signature.Stream < 0 || method.Signature.Payload.Any(position => parameters[position].Name == field);
        return comments.OfParameter(method.Method, isParameter ? field : parameters[method.Signature.Stream].Name!);
    }

    private static SchemaMessage Make(MessageContract message, Func<FieldContract, string> commentOf)
    {
        List<SchemaField> fields =
        [
            .. message.Fields.Select(field => FieldOf(field, message.Type) with { Comment = commentOf(field) }),
            .. message.Derived.Select(derived => new SchemaField(
                derived.Number,
                ProtoNames.Field(FullName.ShortOf(derived.Message.Name)),
                new SchemaType(SchemaKind.Message, derived.Message.Name)) { Oneof = Subtype }),
        ];
        if (fields.GroupBy(field => field.Name).FirstOrDefault(group => group.Count() > 1) is { } clash)
        {
            throw SchemaException.SameField(message, clash.Key, [.. clash.Select(field => field.Number)]);
        }

        return new SchemaMessage(message.Name, [.. fields.OrderBy(field => field.Number)]) { Reserved = message.Reserved };
    }

    private static SchemaField FieldOf(FieldContract field, Type? owner) => new(field.Number, field.ProtoName, FieldTypes.Of(field.Value))
    {
        Key = field.Key is { } key ? FieldTypes.Of(key) : null,
        IsRepeated = field.Cardinality is FieldCardinality.Repeated,
        // A message has presence anyway.
        IsOptional = field.Cardinality is FieldCardinality.Explicit && FieldTypes.Of(field.Value).Kind is not SchemaKind.Message,
        IsDeprecated = owner is not null && IsObsolete(owner, field.Name),
    };

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A member that was trimmed away is not marked as deprecated, which changes nothing on the wire.")]
    private static bool IsObsolete(Type owner, string name) =>
        owner.GetMember(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(member => member.IsDefined(typeof(ObsoleteAttribute), inherit: false));
}
