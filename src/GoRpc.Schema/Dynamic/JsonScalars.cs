using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GoRpc.Schema.Model;

namespace GoRpc.Schema.Dynamic;

/// <summary>Scalars in JSON, by protobuf's mapping (https://protobuf.dev/programming-guides/json/).</summary>
internal static class JsonScalars
{
    /// <summary>Writes a scalar or enum that is not in a list.</summary>
    public static void Write(WireOutput output, SchemaKind kind, JsonNode node, SchemaEnum? type, string path)
    {
        switch (kind)
        {
            case SchemaKind.Bool:
                output.Varint(BoolOf(node, path) ? 1UL : 0UL);
                break;
            case SchemaKind.String:
                output.Text(TextOf(node, path));
                break;
            case SchemaKind.Bytes:
                output.Bytes(BytesOf(node, path));
                break;
            case SchemaKind.Double:
                output.Fixed64(BitConverter.DoubleToUInt64Bits(DoubleOf(node, path)));
                break;
            case SchemaKind.Float:
                output.Fixed32(BitConverter.SingleToUInt32Bits(FloatOf(node, path)));
                break;
            case SchemaKind.Enum:
                output.Varint((ulong)EnumOf(node, type, path));
                break;
            case SchemaKind.SInt32:
                output.ZigZag(IntegerOf<int>(node, path));
                break;
            case SchemaKind.SInt64:
                output.ZigZag(IntegerOf<long>(node, path));
                break;
            case SchemaKind.Int32:
                output.Varint((ulong)IntegerOf<int>(node, path));
                break;
            case SchemaKind.Int64:
                output.Varint((ulong)IntegerOf<long>(node, path));
                break;
            case SchemaKind.UInt32:
                output.Varint(IntegerOf<uint>(node, path));
                break;
            case SchemaKind.UInt64:
                output.Varint(IntegerOf<ulong>(node, path));
                break;
            case SchemaKind.Fixed32:
                output.Fixed32(IntegerOf<uint>(node, path));
                break;
            case SchemaKind.SFixed32:
                output.Fixed32((uint)IntegerOf<int>(node, path));
                break;
            case SchemaKind.Fixed64:
                output.Fixed64(IntegerOf<ulong>(node, path));
                break;
            case SchemaKind.SFixed64:
                output.Fixed64((ulong)IntegerOf<long>(node, path));
                break;
            default:
                throw new DynamicMessageException(path, $"fields of the kind {kind} can't be written.");
        }
    }

    /// <summary>Reads a scalar or enum.</summary>
    public static JsonNode Read(ref WireInput input, SchemaKind kind, SchemaEnum? type) => kind switch
    {
        SchemaKind.Bool => input.Varint() != 0,
        SchemaKind.String => System.Text.Encoding.UTF8.GetString(input.Bytes()),
        SchemaKind.Bytes => Convert.ToBase64String(input.Bytes()),
        SchemaKind.Double => OfDouble(BitConverter.UInt64BitsToDouble(input.Fixed64())),
        SchemaKind.Float => OfFloat(BitConverter.UInt32BitsToSingle(input.Fixed32())),
        SchemaKind.Enum => OfEnum((int)input.Varint(), type),
        SchemaKind.SInt32 => (int)input.ZigZag(),
        SchemaKind.SInt64 => Text(input.ZigZag()),
        SchemaKind.Int32 => (int)input.Varint(),
        SchemaKind.Int64 => Text((long)input.Varint()),
        SchemaKind.UInt32 => (uint)input.Varint(),
        SchemaKind.UInt64 => Text(input.Varint()),
        SchemaKind.Fixed32 => input.Fixed32(),
        SchemaKind.SFixed32 => (int)input.Fixed32(),
        SchemaKind.Fixed64 => Text(input.Fixed64()),
        SchemaKind.SFixed64 => Text((long)input.Fixed64()),
        _ => throw new InvalidDataException($"Fields of the kind {kind} can't be read."),
    };

    public static WireForm FormOf(SchemaKind kind) => kind switch
    {
        SchemaKind.Double or SchemaKind.Fixed64 or SchemaKind.SFixed64 => WireForm.Fixed64,
        SchemaKind.Float or SchemaKind.Fixed32 or SchemaKind.SFixed32 => WireForm.Fixed32,
        SchemaKind.String or SchemaKind.Bytes or SchemaKind.Message => WireForm.Length,
        _ => WireForm.Varint,
    };

    /// <summary>The value that a field without presence has when it is not there; null for a message.</summary>
    public static JsonNode? ZeroOf(SchemaKind kind, SchemaEnum? type) => kind switch
    {
        SchemaKind.Message => null,
        SchemaKind.Bool => false,
        SchemaKind.String or SchemaKind.Bytes => "",
        SchemaKind.Int64 or SchemaKind.UInt64 or SchemaKind.SInt64 or SchemaKind.Fixed64 or SchemaKind.SFixed64 => "0",
        SchemaKind.Enum => OfEnum(0, type),
        _ => 0,
    };

    private static JsonNode Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static JsonNode OfDouble(double value) => double.IsFinite(value) ? value : NameOf(value);

    private static JsonNode OfFloat(float value) => float.IsFinite(value) ? value : NameOf(value);

    private static string NameOf(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    private static JsonNode OfEnum(int number, SchemaEnum? type) =>
        type?.Values.FirstOrDefault(value => value.Number == number) is { } known ? known.Name : number;

    private static bool BoolOf(JsonNode node, string path) => node.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ when node is JsonValue value && value.TryGetValue(out string? text) && text is "true" or "false" => text == "true",
        _ => throw Expected(node, "true or false", path),
    };

    private static string TextOf(JsonNode node, string path) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : throw Expected(node, "a string", path);

    private static byte[] BytesOf(JsonNode node, string path)
    {
        var text = TextOf(node, path).Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try
        {
            return Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            throw Expected(node, "bytes in base64", path);
        }
    }

    private static T IntegerOf<T>(JsonNode node, string path)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        var text = NumberIn(node);
        // 1e3 and 3.0 are integers too.
        if (text is not null && (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && decimal.IsInteger(value) && TryConvert(value, out number))))
        {
            return number;
        }

        throw Expected(node, $"a whole number of {System.Runtime.CompilerServices.Unsafe.SizeOf<T>() * 8} bits{(T.IsNegative(T.Zero - T.One) ? "" : ", not negative")}", path);
    }

    private static bool TryConvert<T>(decimal value, out T number)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        try
        {
            number = T.CreateChecked(value);
            return true;
        }
        catch (OverflowException)
        {
            number = default;
            return false;
        }
    }

    private static double DoubleOf(JsonNode node, string path) => NumberIn(node) switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        { } text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) => value,
        _ => throw Expected(node, "a number", path),
    };

    private static float FloatOf(JsonNode node, string path)
    {
        var value = DoubleOf(node, path);
        return double.IsFinite(value) && !float.IsFinite((float)value) ? throw Expected(node, "a number of 32 bits", path) : (float)value;
    }

    private static long EnumOf(JsonNode node, SchemaEnum? type, string path)
    {
        if (node is JsonValue value && value.TryGetValue(out string? name))
        {
            return type?.Values.FirstOrDefault(candidate => candidate.Name == name)?.Number
                ?? throw Expected(node, $"a value of '{type?.Name}': {string.Join(", ", type?.Values.Select(candidate => candidate.Name) ?? [])}", path);
        }

        return IntegerOf<int>(node, path);
    }

    private static string? NumberIn(JsonNode node) => node switch
    {
        JsonValue value when node.GetValueKind() is JsonValueKind.Number => value.ToJsonString(),
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => null,
    };

    private static DynamicMessageException Expected(JsonNode node, string expected, string path)
    {
        var found = node.ToJsonString();
        return new DynamicMessageException(path, $"expected {expected}, found {(found.Length > 60 ? found[..60] + "…" : found)}.");
    }
}
