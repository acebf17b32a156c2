using GoRpc.Contracts;
using GoRpc.Schema.Model;

namespace GoRpc.Schema.Building;

/// <summary>The protobuf types of contract values.</summary>
internal static class FieldTypes
{
    public const string Timestamp = "google.protobuf.Timestamp";
    public const string Duration = "google.protobuf.Duration";

    public static SchemaType Of(FieldValue value) => value.Kind switch
    {
        // A derived message lies inside its base message, so wherever it may stand the root does.
        FieldKind.Message => new SchemaType(SchemaKind.Message, RootOf(value.Message!).Name),
        FieldKind.Enum => new SchemaType(SchemaKind.Enum, value.Enum!.Name),
        FieldKind.Timestamp => new SchemaType(SchemaKind.Message, Timestamp),
        FieldKind.Duration => new SchemaType(SchemaKind.Message, Duration),
        FieldKind.BclDateTime => new SchemaType(SchemaKind.Message, BclFile.DateTime),
        FieldKind.BclTimeSpan => new SchemaType(SchemaKind.Message, BclFile.TimeSpan),
        FieldKind.BclGuid => new SchemaType(SchemaKind.Message, BclFile.Guid),
        FieldKind.BclDecimal => new SchemaType(SchemaKind.Message, BclFile.Decimal),
        FieldKind.GuidText or FieldKind.DecimalText or FieldKind.DateText or FieldKind.TimeText or FieldKind.UriText => new SchemaType(SchemaKind.String),
        var scalar => new SchemaType(Enum.Parse<SchemaKind>(scalar.ToString())),
    };

    public static MessageContract RootOf(MessageContract message) => message.Base is { } parent ? RootOf(parent) : message;
}
