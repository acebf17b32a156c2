namespace GoRpc.Contracts;

/// <summary>The form of a value on the wire: the protobuf scalar types, and the messages that stand for a .NET type.</summary>
public enum FieldKind
{
#pragma warning disable CS1591 // The protobuf scalar types say all there is by their names.
    Double,
    Float,
    Int32,
    Int64,
    UInt32,
    UInt64,
    SInt32,
    SInt64,
    Fixed32,
    Fixed64,
    SFixed32,
    SFixed64,
    Bool,
    String,
    Bytes,
    Enum,
    Message,
#pragma warning restore CS1591

    /// <summary>DateTime or DateTimeOffset as google.protobuf.Timestamp.</summary>
    Timestamp,

    /// <summary>TimeSpan as google.protobuf.Duration.</summary>
    Duration,

    /// <summary>Guid as a string of 36 characters with hyphens.</summary>
    GuidText,

    /// <summary>decimal as a string in the invariant culture.</summary>
    DecimalText,

    /// <summary>DateOnly as an ISO 8601 string.</summary>
    DateText,

    /// <summary>TimeOnly as an ISO 8601 string.</summary>
    TimeText,

    /// <summary>Uri as a string.</summary>
    UriText,

    /// <summary>DateTime as protobuf-net's bcl.DateTime (compatibility level 200).</summary>
    BclDateTime,

    /// <summary>TimeSpan as protobuf-net's bcl.TimeSpan (compatibility level 200).</summary>
    BclTimeSpan,

    /// <summary>Guid as protobuf-net's bcl.Guid (compatibility level 200).</summary>
    BclGuid,

    /// <summary>decimal as protobuf-net's bcl.Decimal (compatibility level 200).</summary>
    BclDecimal,
}
