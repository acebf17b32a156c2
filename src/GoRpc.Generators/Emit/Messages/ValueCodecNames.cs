using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>The structs that say how values travel, as C# names them.</summary>
internal static class ValueCodecNames
{
    /// <summary>The codec of a value.</summary>
    public static string Of(FieldValue value, EmitScope scope)
    {
        var type = CSharp.Type(value.Type);
        return value.Kind switch
        {
            FieldKind.Message => scope.CodecOf(value.Message!),
            FieldKind.Enum => $"VarintCodec<{type}, EnumVarint<{type}, {NumberOf(value.Type)}, {VarintOf(value.Type)}<{NumberOf(value.Type)}>, {scope.EnumOf(value.Enum!)}>>",
            FieldKind.Bool => "VarintCodec<bool, BoolVarint>",
            FieldKind.Int32 or FieldKind.Int64 => $"VarintCodec<{type}, SignedVarint<{type}>>",
            FieldKind.UInt32 or FieldKind.UInt64 => $"VarintCodec<{type}, UnsignedVarint<{type}>>",
            FieldKind.SInt32 or FieldKind.SInt64 => $"VarintCodec<{type}, ZigZagVarint<{type}>>",
            FieldKind.SFixed32 when value.Type != typeof(int) => $"WidenedFixedCodec<{type}, int>",
            FieldKind.Fixed32 when value.Type != typeof(uint) => $"WidenedFixedCodec<{type}, uint>",
            FieldKind.Fixed32 or FieldKind.Fixed64 or FieldKind.SFixed32 or FieldKind.SFixed64 or FieldKind.Float or FieldKind.Double => $"FixedCodec<{type}>",
            FieldKind.GuidText or FieldKind.DecimalText or FieldKind.DateText or FieldKind.TimeText => $"TextCodec<{type}, {value.Kind}>",
            FieldKind.Timestamp => value.Type == typeof(DateTime) ? "DateTimeCodec" : "DateTimeOffsetCodec",
            FieldKind.Duration => "TimeSpanCodec",
            FieldKind.UriText => "UriCodec",
            _ => $"{value.Kind}Codec",
        };
    }

    /// <summary>How the bytes of a value are delimited, as the lower bits of its tag say it.</summary>
    public static uint WireTypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Double or FieldKind.Fixed64 or FieldKind.SFixed64 => 1,
        FieldKind.Float or FieldKind.Fixed32 or FieldKind.SFixed32 => 5,
        <= FieldKind.Bool or FieldKind.Enum => 0,
        _ => Length,
    };

    /// <summary>The wire type of whatever has a length in front.</summary>
    public const uint Length = 2;

    private static string NumberOf(Type type) => CSharp.Type(type.Context.Of(((INamedTypeSymbol)type.Symbol).EnumUnderlyingType!));

    private static string VarintOf(Type type) =>
        ((INamedTypeSymbol)type.Symbol).EnumUnderlyingType!.SpecialType is
            SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64
            ? "SignedVarint"
            : "UnsignedVarint";
}
