using ProtoBuf;

namespace GoRpc.Contracts.Reading;

/// <summary>The forms of .NET's own types on the wire.</summary>
internal static class ScalarKinds
{
    private static readonly Dictionary<Type, FieldKind> Kinds = new()
    {
        [typeof(bool)] = FieldKind.Bool,
        [typeof(char)] = FieldKind.UInt32,
        [typeof(sbyte)] = FieldKind.Int32,
        [typeof(short)] = FieldKind.Int32,
        [typeof(int)] = FieldKind.Int32,
        [typeof(long)] = FieldKind.Int64,
        [typeof(byte)] = FieldKind.UInt32,
        [typeof(ushort)] = FieldKind.UInt32,
        [typeof(uint)] = FieldKind.UInt32,
        [typeof(ulong)] = FieldKind.UInt64,
        [typeof(float)] = FieldKind.Float,
        [typeof(double)] = FieldKind.Double,
        [typeof(string)] = FieldKind.String,
        [typeof(byte[])] = FieldKind.Bytes,
        [typeof(Uri)] = FieldKind.UriText,
        [typeof(DateTimeOffset)] = FieldKind.Timestamp,
        [typeof(DateOnly)] = FieldKind.DateText,
        [typeof(TimeOnly)] = FieldKind.TimeText,
        [typeof(DateTime)] = FieldKind.Timestamp,
        [typeof(TimeSpan)] = FieldKind.Duration,
        [typeof(Guid)] = FieldKind.GuidText,
        [typeof(decimal)] = FieldKind.DecimalText,
    };

    /// <summary>Whether a type is one value on the wire and no user's message, enum or collection.</summary>
    public static bool IsScalar(Type type) => Kinds.ContainsKey(type);

    /// <summary>Whether a type's form on the wire differs between the compatibility levels.</summary>
    public static bool DependsOnLevel(Type type) =>
        type == typeof(DateTime) || type == typeof(TimeSpan) || type == typeof(Guid) || type == typeof(decimal);

    /// <summary>The form of a type, or null when the type does not have such a format.</summary>
    public static FieldKind? TryGet(Type type, DataFormat format, CompatibilityLevel level) =>
        DependsOnLevel(type) ? TryGetLevelled(type, format, level) : TryFormat(type, Kinds[type], format);

    // https://developers.google.com/protocol-buffers/docs/proto3#scalar: zigzag and fixed forms exist for whole numbers only.
    private static FieldKind? TryFormat(Type type, FieldKind kind, DataFormat format) => (kind, format) switch
    {
        (FieldKind.UInt32, not DataFormat.Default) when type == typeof(char) => null,
        (FieldKind.Int32, DataFormat.ZigZag) => FieldKind.SInt32,
        (FieldKind.Int64, DataFormat.ZigZag) => FieldKind.SInt64,
        (FieldKind.UInt32 or FieldKind.UInt64, DataFormat.ZigZag) => null,
        (FieldKind.Int32, DataFormat.FixedSize) => FieldKind.SFixed32,
        (FieldKind.Int64, DataFormat.FixedSize) => FieldKind.SFixed64,
        (FieldKind.UInt32, DataFormat.FixedSize) => FieldKind.Fixed32,
        (FieldKind.UInt64, DataFormat.FixedSize) => FieldKind.Fixed64,
        (_, DataFormat.Group) => null,
        _ => kind,
    };

    // Below level 300 a Guid and a decimal are bcl messages; below level 240 a DateTime and a TimeSpan are, too.
    private static FieldKind? TryGetLevelled(Type type, DataFormat format, CompatibilityLevel level)
    {
        if (format is DataFormat.FixedSize or DataFormat.Group)
        {
            return null;
        }

        return Kinds[type] switch
        {
            FieldKind.Timestamp when level < CompatibilityLevel.Level240 => FieldKind.BclDateTime,
            FieldKind.Duration when level < CompatibilityLevel.Level240 => FieldKind.BclTimeSpan,
            FieldKind.GuidText when level < CompatibilityLevel.Level300 => FieldKind.BclGuid,
            FieldKind.DecimalText when level < CompatibilityLevel.Level300 => FieldKind.BclDecimal,
            var kind => kind,
        };
    }
}
