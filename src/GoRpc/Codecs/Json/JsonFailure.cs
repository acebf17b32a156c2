using System.Text.Json;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Json;

/// <summary>Says what is wrong with a text that is no JSON at all.</summary>
internal static class JsonFailure
{
    public static InvalidPayloadException Of(MessageContract contract, ReadOnlySpan<byte> json, JsonException exception)
    {
        if (json.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new InvalidPayloadException(0, "is empty, expected an object: a message without fields is {}").AtJson(contract.Name, "");
        }

        var offset = OffsetOf(json, exception);
        return new InvalidPayloadException(offset, $"is no JSON: {WordsOf(exception)}").AtJson(contract.Name, JsonLocator.Locate(contract, json, offset));
    }

    private static int OffsetOf(ReadOnlySpan<byte> json, JsonException exception)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
        {
            start += json[start..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(start + (exception.BytePositionInLine ?? 0), json.Length);
    }

    // Behind the sentences stands the place as line and column, and advice to whoever wrote the reader.
    private static string WordsOf(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var words = end < 0 ? exception.Message : exception.Message[..end];
        return words.Replace(" which is not supported in this mode. Change the reader options", "", StringComparison.Ordinal).TrimEnd('.');
    }
}
