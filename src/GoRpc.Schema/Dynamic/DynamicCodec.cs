using System.Text.Json.Nodes;
using GoRpc.Schema.Model;

namespace GoRpc.Schema.Dynamic;

/// <summary>Messages as JSON, by their schema alone. Immutable, safe for threads.</summary>
internal sealed class DynamicCodec(SchemaIndex schema)
{
    private const int MaxDepth = 100;

    /// <summary>The bytes of a message.</summary>
    /// <exception cref="DynamicMessageException">The JSON is no such message; the exception names the field.</exception>
    public byte[] Write(SchemaMessage message, JsonNode? node)
    {
        var output = new WireOutput();
        Write(output, message, node, "", 0);
        return output.ToArray();
    }

    /// <summary>A message as JSON.</summary>
    /// <param name="message">Its type.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="includesZeros">Whether fields that are zero and so not on the wire are there all the same.</param>
    /// <exception cref="InvalidDataException">The bytes are no such message.</exception>
    public JsonObject Read(SchemaMessage message, ReadOnlySpan<byte> bytes, bool includesZeros = false) => Read(message, bytes, includesZeros, 0);

    private void Write(WireOutput output, SchemaMessage message, JsonNode? node, string path, int depth)
    {
        if (node is not JsonObject members)
        {
            throw new DynamicMessageException(path, $"expected an object with the fields of '{message.Name}', found {node?.ToJsonString() ?? "null"}.");
        }

        if (depth > MaxDepth)
        {
            throw new DynamicMessageException(path, $"there are more than {MaxDepth} messages in each other.");
        }

        var oneofs = new Dictionary<string, string>();
        foreach (var (name, value) in members)
        {
            var field = message.Fields.FirstOrDefault(field => field.JsonName == name || field.Name == name)
                ?? throw new DynamicMessageException(JsonPath.Member(path, name), $"'{message.Name}' has no such field. It has {Names(message)}.");
            if (value is null)
            {
                continue;
            }

            if (field.Oneof is { } oneof && !oneofs.TryAdd(oneof, field.JsonName))
            {
                throw new DynamicMessageException(JsonPath.Member(path, name), $"only one of '{oneofs[oneof]}' and '{field.JsonName}' may be there.");
            }

            Write(output, field, value, JsonPath.Member(path, field.JsonName), depth);
        }
    }

    private void Write(WireOutput output, SchemaField field, JsonNode value, string path, int depth)
    {
        if (field.IsMap)
        {
            WriteMap(output, field, value, path, depth);
        }
        else if (field.IsRepeated)
        {
            WriteList(output, field, value, path, depth);
        }
        else
        {
            WriteOne(output, field.Number, field.Type, value, path, depth);
        }
    }

    private void WriteOne(WireOutput output, int number, SchemaType type, JsonNode value, string path, int depth)
    {
        output.Tag(number, JsonScalars.FormOf(type.Kind));
        if (type.Kind is SchemaKind.Message)
        {
            output.Bytes(MessageBytes(type.Name!, value, path, depth + 1));
        }
        else
        {
            JsonScalars.Write(output, type.Kind, value, EnumOf(type), path);
        }
    }

    private byte[] MessageBytes(string name, JsonNode value, string path, int depth)
    {
        if (name is WellKnownJson.Timestamp or WellKnownJson.Duration)
        {
            return WellKnownJson.Write(name, value, path);
        }

        var output = new WireOutput();
        Write(output, MessageOf(name), value, path, depth);
        return output.ToArray();
    }

    private void WriteList(WireOutput output, SchemaField field, JsonNode value, string path, int depth)
    {
        if (value is not JsonArray elements)
        {
            throw new DynamicMessageException(path, $"expected a list, found {value.ToJsonString()}.");
        }

        var packed = IsPackable(field.Type.Kind) ? new WireOutput() : null;
        for (var i = 0; i < elements.Count; i++)
        {
            var inner = JsonPath.Element(path, i);
            var element = elements[i] ?? throw new DynamicMessageException(inner, "null can't be in a list.");
            if (packed is null)
            {
                WriteOne(output, field.Number, field.Type, element, inner, depth);
            }
            else
            {
                JsonScalars.Write(packed, field.Type.Kind, element, EnumOf(field.Type), inner);
            }
        }

        if (packed is { Length: > 0 })
        {
            output.Tag(field.Number, WireForm.Length);
            output.Bytes(packed.ToArray());
        }
    }

    private void WriteMap(WireOutput output, SchemaField field, JsonNode value, string path, int depth)
    {
        if (value is not JsonObject entries)
        {
            throw new DynamicMessageException(path, $"expected an object whose names are keys, found {value.ToJsonString()}.");
        }

        foreach (var (key, element) in entries)
        {
            var inner = JsonPath.Entry(path, key);
            var entry = new WireOutput();
            WriteOne(entry, 1, field.Key!, key, inner, depth);
            WriteOne(entry, 2, field.Type, element ?? throw new DynamicMessageException(inner, "null can't be in a map."), inner, depth);
            output.Tag(field.Number, WireForm.Length);
            output.Bytes(entry.ToArray());
        }
    }

    private JsonObject Read(SchemaMessage message, ReadOnlySpan<byte> bytes, bool includesZeros, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidDataException($"There are more than {MaxDepth} messages in each other.");
        }

        var read = new Dictionary<SchemaField, JsonNode>();
        var input = new WireInput(bytes);
        while (!input.IsAtEnd)
        {
            var (number, form) = input.Tag();
            if (message.Fields.FirstOrDefault(field => field.Number == number) is { } field && IsReadable(field, form))
            {
                Read(ref input, field, form, read, includesZeros, depth);
            }
            else
            {
                input.Skip(number, form);
            }
        }

        var result = new JsonObject();
        foreach (var field in message.Fields)
        {
            if (read.TryGetValue(field, out var value) || (includesZeros && ZeroOf(field) is { } zero && (value = zero) is not null))
            {
                result[field.JsonName] = value;
            }
        }

        return result;
    }

    private void Read(ref WireInput input, SchemaField field, WireForm form, Dictionary<SchemaField, JsonNode> read, bool includesZeros, int depth)
    {
        if (field.IsMap)
        {
            var map = (JsonObject)(read.GetValueOrDefault(field) ?? (read[field] = new JsonObject()));
            ReadEntry(input.Bytes(), field, map, includesZeros, depth);
        }
        else if (field.IsRepeated)
        {
            var list = (JsonArray)(read.GetValueOrDefault(field) ?? (read[field] = new JsonArray()));
            if (form is WireForm.Length && IsPackable(field.Type.Kind))
            {
                var run = new WireInput(input.Bytes());
                while (!run.IsAtEnd)
                {
                    list.Add(JsonScalars.Read(ref run, field.Type.Kind, EnumOf(field.Type)));
                }
            }
            else
            {
                list.Add(ReadOne(ref input, field.Type, includesZeros, depth));
            }
        }
        else
        {
            read[field] = ReadOne(ref input, field.Type, includesZeros, depth);
        }
    }

    private JsonNode ReadOne(ref WireInput input, SchemaType type, bool includesZeros, int depth) =>
        type.Kind is not SchemaKind.Message ? JsonScalars.Read(ref input, type.Kind, EnumOf(type))
        : type.Name is WellKnownJson.Timestamp or WellKnownJson.Duration ? WellKnownJson.Read(type.Name, input.Bytes())
        : Read(MessageOf(type.Name!), input.Bytes(), includesZeros, depth + 1);

    private void ReadEntry(ReadOnlySpan<byte> bytes, SchemaField field, JsonObject map, bool includesZeros, int depth)
    {
        JsonNode? key = null;
        JsonNode? value = null;
        var input = new WireInput(bytes);
        while (!input.IsAtEnd)
        {
            var (number, form) = input.Tag();
            switch (number)
            {
                case 1:
                    key = JsonScalars.Read(ref input, field.Key!.Kind, null);
                    break;
                case 2:
                    value = ReadOne(ref input, field.Type, includesZeros, depth);
                    break;
                default:
                    input.Skip(number, form);
                    break;
            }
        }

        key ??= JsonScalars.ZeroOf(field.Key!.Kind, null)!;
        map[key.GetValueKind() is System.Text.Json.JsonValueKind.String ? key.GetValue<string>() : key.ToJsonString()] =
            value ?? JsonScalars.ZeroOf(field.Type.Kind, EnumOf(field.Type)) ?? new JsonObject();
    }

    private JsonNode? ZeroOf(SchemaField field) =>
        field.IsMap ? new JsonObject()
        : field.IsRepeated ? new JsonArray()
        : field.IsOptional || field.Oneof is not null ? null
        : JsonScalars.ZeroOf(field.Type.Kind, EnumOf(field.Type));

    private static bool IsReadable(SchemaField field, WireForm form) =>
        field.IsMap ? form is WireForm.Length
        : form == JsonScalars.FormOf(field.Type.Kind) || (field.IsRepeated && form is WireForm.Length && IsPackable(field.Type.Kind));

    private static bool IsPackable(SchemaKind kind) => JsonScalars.FormOf(kind) is not WireForm.Length;

    private SchemaMessage MessageOf(string name) => schema.FindMessage(name) ?? throw new InvalidDataException($"The schema has no message '{name}'.");

    private SchemaEnum? EnumOf(SchemaType type) => type.Kind is SchemaKind.Enum ? schema.FindEnum(type.Name!) : null;

    private static string Names(SchemaMessage message) =>
        message.Fields.Count == 0 ? "none" : string.Join(", ", message.Fields.Select(field => $"'{field.JsonName}'"));
}
