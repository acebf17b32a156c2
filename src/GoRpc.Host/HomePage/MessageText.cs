using GoRpc.Contracts;

namespace GoRpc.Host.HomePage;

/// <summary>Messages and enums as a reader of .proto files expects them.</summary>
internal static class MessageText
{
    /// <summary>One message.</summary>
    public static string Of(MessageContract message) =>
        Block("message", message.Name, message.Fields.Select(field => $"{TypeOf(field)} {field.ProtoName} = {field.Number};"));

    /// <summary>One enum.</summary>
    public static string Of(EnumContract type) => Block("enum", type.Name, type.Values.Select(value => $"{value.Key} = {value.Value};"));

    /// <summary>The name without its package.</summary>
    public static string ShortName(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static string Block(string keyword, string name, IEnumerable<string> lines)
    {
        var body = string.Concat(lines.Select(line => $"  {line}\n"));
        return body.Length == 0 ? $"{keyword} {name} {{}}" : $"{keyword} {name} {{\n{body}}}";
    }

    /// <summary>The type of a field.</summary>
    public static string TypeOf(FieldContract field) => field.Cardinality switch
    {
        FieldCardinality.Map => $"map<{TypeOf(field.Key!)}, {TypeOf(field.Value)}>",
        FieldCardinality.Repeated => $"repeated {TypeOf(field.Value)}",
        FieldCardinality.Explicit when field.Value.Kind is not (FieldKind.Message or FieldKind.Timestamp or FieldKind.Duration)
            => $"optional {TypeOf(field.Value)}",
        _ => TypeOf(field.Value),
    };

    private static string TypeOf(FieldValue value) => value.Kind switch
    {
        FieldKind.Message => ShortName(value.Message!.Name),
        FieldKind.Enum => ShortName(value.Enum!.Name),
        FieldKind.Timestamp => "google.protobuf.Timestamp",
        FieldKind.Duration => "google.protobuf.Duration",
        FieldKind.GuidText or FieldKind.DecimalText or FieldKind.DateText or FieldKind.TimeText or FieldKind.UriText => "string",
        FieldKind.BclDateTime => "bcl.DateTime",
        FieldKind.BclTimeSpan => "bcl.TimeSpan",
        FieldKind.BclGuid => "bcl.Guid",
        FieldKind.BclDecimal => "bcl.Decimal",
        var scalar => scalar.ToString().ToLowerInvariant(),
    };
}
