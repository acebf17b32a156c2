using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs;

/// <summary>Names the field of a message that holds a byte of it, for the error about that byte. The other side reads it, so it says nothing of C#. Slow, and only on failure.</summary>
internal static class FieldLocator
{
    /// <summary>The path to the field as a .proto names it, for example <c>lines[3].name</c>; empty for the message itself.</summary>
    public static string Locate(MessageContract contract, ReadOnlySpan<byte> payload, int offset)
    {
        var reader = new ProtoReader(payload);
        return Descend(contract, ref reader, offset, "");
    }

    private static string Descend(MessageContract message, ref ProtoReader reader, int offset, string path)
    {
        var seen = new Dictionary<int, int>();
        var place = path;
        try
        {
            // A byte between two fields belongs to the one before: that is where content which ends too early stops.
            for (uint tag; (tag = reader.NextTag()) > 0; place = path)
            {
                var number = Tag.NumberOf(tag);
                var derived = message.Derived.FirstOrDefault(derived => derived.Number == number);
                var field = message.Fields.FirstOrDefault(field => field.Number == number);
                place = derived is not null ? path : Join(path, field is null ? $"unknown field {number}" : field.ProtoName + Index(field, seen));
                var content = reader;
                reader.Skip(tag);
                if (reader.Position < offset)
                {
                    continue;
                }

                var inner = derived?.Message ?? (field?.Cardinality is FieldCardinality.Map ? null : field?.Value.Message);
                if (inner is null || Tag.TypeOf(tag) is not WireType.Length)
                {
                    return place;
                }

                content.EnterMessage();
                return Descend(inner, ref content, offset, place);
            }

            return path;
        }
        catch (InvalidPayloadException)
        {
            return place;
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Index(FieldContract field, Dictionary<int, int> seen)
    {
        if (field.Cardinality is not (FieldCardinality.Repeated or FieldCardinality.Map))
        {
            return "";
        }

        seen[field.Number] = seen.GetValueOrDefault(field.Number, -1) + 1;
        return $"[{seen[field.Number]}]";
    }
}
