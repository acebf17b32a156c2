using System.Text.Json;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Json;

/// <summary>Names the field that holds a byte of JSON, for the error about that byte. Slow, and only on failure.</summary>
internal static class JsonLocator
{
    /// <summary>The path to the field, for example <c>order.lines[3].unit_price</c>; empty for the whole message.</summary>
    public static string Locate(MessageContract contract, ReadOnlySpan<byte> json, int offset)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonReader.MaxJsonDepth });
        var outer = new Stack<JsonPlace>();
        var place = new JsonPlace("", Hierarchy.RootOf(contract));
        try
        {
            while (reader.Read())
            {
                place = PlaceOf(ref reader, outer, place);
                if (reader.TokenStartIndex >= offset)
                {
                    break;
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    outer.Push(place);
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The text stops being JSON there: behind the last place.
        }

        return place.Path;
    }

    private static JsonPlace PlaceOf(ref Utf8JsonReader reader, Stack<JsonPlace> outer, JsonPlace last) => reader.TokenType switch
    {
        JsonTokenType.PropertyName => outer.Peek().Member(reader.GetString()!),
        JsonTokenType.EndObject or JsonTokenType.EndArray => outer.Pop(),
        _ when outer.TryPeek(out var list) && list.NextElement() is { } element => element,
        _ => last,
    };
}
