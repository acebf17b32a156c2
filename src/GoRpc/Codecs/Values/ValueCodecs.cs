using GoRpc.Codecs.Json;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Values;

/// <summary>Finds the codec of a value.</summary>
internal static class ValueCodecs
{
    /// <summary>The codec, a boxed struct that implements <see cref="IValueCodec{T}"/> for the value's type.</summary>
    public static object Of(FieldValue value) => value switch
    {
        { Kind: FieldKind.Message, Message: { } message } =>
            Activator.CreateInstance(typeof(RuntimeMessageValueCodec<>).MakeGenericType(value.Type), MessageCodec.Of(message))!,
        { Kind: FieldKind.Enum } => Activator.CreateInstance(EnumCodec(value))!,
        _ => Activator.CreateInstance(TypeOf(value.Kind, value.Type))!,
    };

    private static Type TypeOf(FieldKind kind, Type type) => (kind, Type.GetTypeCode(type)) switch
    {
        (FieldKind.Bool, TypeCode.Boolean) => typeof(VarintCodec<bool, BoolVarint>),
        (FieldKind.Int32, TypeCode.Int32 or TypeCode.Int16 or TypeCode.SByte) => VarintOf(typeof(SignedVarint<>), type),
        (FieldKind.Int64, TypeCode.Int64) => VarintOf(typeof(SignedVarint<>), type),
        (FieldKind.UInt32, TypeCode.UInt32 or TypeCode.UInt16 or TypeCode.Byte or TypeCode.Char) => VarintOf(typeof(UnsignedVarint<>), type),
        (FieldKind.UInt64, TypeCode.UInt64) => VarintOf(typeof(UnsignedVarint<>), type),
        (FieldKind.SInt32, TypeCode.Int32 or TypeCode.Int16 or TypeCode.SByte) => VarintOf(typeof(ZigZagVarint<>), type),
        (FieldKind.SInt64, TypeCode.Int64) => VarintOf(typeof(ZigZagVarint<>), type),
        (FieldKind.SFixed32, TypeCode.Int16 or TypeCode.SByte) => typeof(WidenedFixedCodec<,>).MakeGenericType(type, typeof(int)),
        (FieldKind.Fixed32, TypeCode.UInt16 or TypeCode.Byte) => typeof(WidenedFixedCodec<,>).MakeGenericType(type, typeof(uint)),
        (FieldKind.SFixed32, TypeCode.Int32) => typeof(FixedCodec<int>),
        (FieldKind.SFixed64, TypeCode.Int64) => typeof(FixedCodec<long>),
        (FieldKind.Fixed32, TypeCode.UInt32) => typeof(FixedCodec<uint>),
        (FieldKind.Fixed64, TypeCode.UInt64) => typeof(FixedCodec<ulong>),
        (FieldKind.Float, TypeCode.Single) => typeof(FixedCodec<float>),
        (FieldKind.Double, TypeCode.Double) => typeof(FixedCodec<double>),
        (FieldKind.String, TypeCode.String) => typeof(StringCodec),
        _ => WellKnownTypeOf(kind, type),
    };

    private static Type WellKnownTypeOf(FieldKind kind, Type type) => (kind, type) switch
    {
        (FieldKind.Bytes, _) when type == typeof(byte[]) => typeof(BytesCodec),
        (FieldKind.UriText, _) when type == typeof(Uri) => typeof(UriCodec),
        (FieldKind.Timestamp, _) when type == typeof(DateTime) => typeof(DateTimeCodec),
        (FieldKind.Timestamp, _) when type == typeof(DateTimeOffset) => typeof(DateTimeOffsetCodec),
        (FieldKind.Duration, _) when type == typeof(TimeSpan) => typeof(TimeSpanCodec),
        (FieldKind.GuidText, _) when type == typeof(Guid) => typeof(TextCodec<Guid, GuidText>),
        (FieldKind.DecimalText, _) when type == typeof(decimal) => typeof(TextCodec<decimal, DecimalText>),
        (FieldKind.DateText, _) when type == typeof(DateOnly) => typeof(TextCodec<DateOnly, DateText>),
        (FieldKind.TimeText, _) when type == typeof(TimeOnly) => typeof(TextCodec<TimeOnly, TimeText>),
        (FieldKind.BclDateTime, _) when type == typeof(DateTime) => typeof(BclDateTimeCodec),
        (FieldKind.BclTimeSpan, _) when type == typeof(TimeSpan) => typeof(BclTimeSpanCodec),
        (FieldKind.BclGuid, _) when type == typeof(Guid) => typeof(BclGuidCodec),
        (FieldKind.BclDecimal, _) when type == typeof(decimal) => typeof(BclDecimalCodec),
        _ => throw new NotSupportedException($"The type '{type}' has no form '{kind}' on the wire; the contract check should have said so."),
    };

    private static Type VarintOf(Type varint, Type type) => typeof(VarintCodec<,>).MakeGenericType(type, varint.MakeGenericType(type));

    private static Type EnumCodec(FieldValue value)
    {
        var type = value.Type;
        var number = Enum.GetUnderlyingType(type);
        var model = typeof(RuntimeEnum<>).MakeGenericType(type);
        if (value.Enum is { } contract)
        {
            model.GetMethod(nameof(RuntimeEnum<>.Note))!.Invoke(null, [contract]);
        }

        var isSigned = Type.GetTypeCode(number) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;
        var varint = (isSigned ? typeof(SignedVarint<>) : typeof(UnsignedVarint<>)).MakeGenericType(number);
        return typeof(VarintCodec<,>).MakeGenericType(type, typeof(EnumVarint<,,,>).MakeGenericType(type, number, varint, model));
    }
}
