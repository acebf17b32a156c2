using GoRpc.Schema.Model;

namespace GoRpc.Schema.Building;

/// <summary>The messages that protobuf-net has for .NET types at compatibility level 200, for contracts that keep to it.</summary>
internal static class BclFile
{
    public const string Path = "protobuf-net/bcl.proto";
    public const string DateTime = "bcl.DateTime";
    public const string TimeSpan = "bcl.TimeSpan";
    public const string Guid = "bcl.Guid";
    public const string Decimal = "bcl.Decimal";

    private const string Scale = "bcl.TimeSpanScale";
    private const string Kind = "bcl.DateTimeKind";

    public static SchemaFile File { get; } = new(Path, "bcl")
    {
        Messages =
        [
            new SchemaMessage(DateTime, [new(1, "value", new(SchemaKind.SInt64)), new(2, "scale", new(SchemaKind.Enum, Scale)), new(3, "kind", new(SchemaKind.Enum, Kind))])
            {
                Comment = "A point in time: value units of scale since 1970-01-01T00:00:00.",
            },
            new SchemaMessage(TimeSpan, [new(1, "value", new(SchemaKind.SInt64)), new(2, "scale", new(SchemaKind.Enum, Scale))]) { Comment = "A time: value units of scale." },
            new SchemaMessage(Guid, [new(1, "lo", new(SchemaKind.Fixed64)), new(2, "hi", new(SchemaKind.Fixed64))]) { Comment = "The first and the last 8 bytes of a Guid." },
            new SchemaMessage(Decimal, [new(1, "lo", new(SchemaKind.UInt64)), new(2, "hi", new(SchemaKind.UInt32)), new(3, "sign_scale", new(SchemaKind.UInt32))])
            {
                Comment = "A number of 96 bits, its sign (bit 0 of sign_scale) and its scale (bits 1 to 16).",
            },
        ],
        Enums =
        [
            new SchemaEnum(Scale, [new("DAYS", 0), new("HOURS", 1), new("MINUTES", 2), new("SECONDS", 3), new("MILLISECONDS", 4), new("TICKS", 5), new("MINMAX", 15)]),
            new SchemaEnum(Kind, [new("UNSPECIFIED", 0), new("UTC", 1), new("LOCAL", 2)]),
        ],
    };
}
