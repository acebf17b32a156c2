using System.Text.Json;

namespace GoRpc.Client.Discovery;

/// <summary>Reads a JSON file of endpoints: an array of addresses, or of objects with <c>address</c>, <c>weight</c>, <c>authority</c> and <c>attributes</c>.</summary>
internal static class EndpointFile
{
    private const string Example = """[ "http://10.0.0.1:5081", { "address": "http://10.0.0.2:5081", "weight": 2 } ]""";

    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="InvalidDataException">The file has a fault; the message names file and line, and what to type.</exception>
    public static List<GoRpcEndpoint> Read(ReadOnlySpan<byte> content, string path)
    {
        var text = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        var reader = new Utf8JsonReader(text, Lenient);
        try
        {
            return ReadList(ref reader);
        }
        // What is no UTF-8 is an InvalidOperationException.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var line = ((exception as JsonException)?.LineNumber ?? text[..(int)reader.TokenStartIndex].Count((byte)'\n')) + 1;
            throw new InvalidDataException($"The file '{path}' has a fault in line {line}: {Reason(exception)}", exception);
        }
    }

    private static string Reason(Exception exception)
    {
        // Those of the parser end with a position of their own.
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? exception.Message.TrimEnd('.') + "." : $"{exception.Message[..end]} Type for example {Example}.";
    }

    private static List<GoRpcEndpoint> ReadList(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"it has no list of endpoints. Type for example {Example}");
        }

        var endpoints = new List<GoRpcEndpoint>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var endpoint = reader.TokenType switch
            {
                JsonTokenType.String => new GoRpcEndpoint(reader.GetString()!),
                JsonTokenType.StartObject => ReadObject(ref reader),
                _ => throw new JsonException($"an endpoint is an address or an object. Type for example {Example}"),
            };
            endpoints.Add(EndpointFault.Find(endpoint) is { } fault ? throw new JsonException(fault) : endpoint);
        }

        // What follows the list would be read otherwise as nothing at all.
        return reader.Read() ? throw new JsonException("something stands behind the list. Remove it") : endpoints;
    }

    private static GoRpcEndpoint ReadObject(ref Utf8JsonReader reader)
    {
        var endpoint = new GoRpcEndpoint("");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            endpoint = name.ToLowerInvariant() switch
            {
                "address" => endpoint with { Address = Text(ref reader, name) },
                "authority" => endpoint with { Authority = Text(ref reader, name) },
                "weight" => endpoint with { Weight = Weight(ref reader) },
                "attributes" => endpoint with { Attributes = Attributes(ref reader) },
                _ => throw new JsonException($"an endpoint has no '{name}'. Type one of 'address', 'weight', 'authority', 'attributes'"),
            };
        }

        return endpoint;
    }

    private static string Text(ref Utf8JsonReader reader, string name) => reader.TokenType == JsonTokenType.String
        ? reader.GetString()!
        : throw new JsonException($"'{name}' is no text. Put it between quotes");

    private static int Weight(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var weight)
        ? EndpointFault.OfWeight(weight) is { } fault ? throw new JsonException($"an endpoint has {fault}") : weight
        : throw new JsonException($"'weight' is no whole number. Type one from {EndpointFault.LeastWeight} to {EndpointFault.MostWeight}, without quotes");

    private static Dictionary<string, string> Attributes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("""'attributes' is no object. Type for example { "zone": "a" }""");
        }

        var attributes = new Dictionary<string, string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            attributes[name] = Text(ref reader, name);
        }

        return attributes;
    }
}
