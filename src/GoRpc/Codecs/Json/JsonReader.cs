using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Json;

/// <summary>
/// Reads JSON that nobody vouches for. It stands on a token: a codec begins at the first one of its value and leaves the reader on the last.
/// Whatever is wrong ends in an <see cref="InvalidPayloadException"/> with the offset of that token, by which <see cref="JsonLocator"/> finds
/// the field; text that is no JSON ends in a <see cref="JsonException"/>, which becomes the same. Used by generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonReader
{
    // Between one message and the next inside it there may be a list or map.
    internal const int MaxJsonDepth = 2 * (Nesting.MaxDepth + 2);

    private const int LongestQuote = 40;

    private readonly bool _ignoresUnknownFields;
    private Utf8JsonReader _reader;
    private int _depth;

    internal JsonReader(ReadOnlySpan<byte> json, bool ignoresUnknownFields = false)
    {
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxJsonDepth });
        _ignoresUnknownFields = ignoresUnknownFields;
    }

    /// <summary>Ends reading: the JSON is no message of the contract.</summary>
    /// <param name="reason">What is wrong with the field, as the rest of a sentence that begins with it.</param>
    [DoesNotReturn]
    public readonly void Fail(string reason) => throw new InvalidPayloadException((int)_reader.TokenStartIndex, reason);

    /// <summary>Reads the begin of a message.</summary>
    /// <param name="fields">Its fields.</param>
    /// <returns>Where the reader stands among them.</returns>
    public JsonCursor BeginMessage(JsonFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Require(JsonTokenType.StartObject, "an object");
        if (++_depth > Nesting.MaxDepth + 1)
        {
            Fail($"lies more than {Nesting.MaxDepth} levels deep");
        }

        return new JsonCursor(fields);
    }

    /// <summary>Moves to the value of the next field that is there; null is the same as absent, for every field.</summary>
    /// <param name="cursor">Where the reader stands.</param>
    /// <returns>The position of the field; -1 at the end of the message.</returns>
    public int NextField(scoped ref JsonCursor cursor)
    {
        while (true)
        {
            _reader.Read();
            if (_reader.TokenType is JsonTokenType.EndObject)
            {
                _depth--;
                return -1;
            }

            var field = FindField(ref cursor);
            _reader.Read();
            if (field < 0)
            {
                _reader.Skip();
            }
            else if (_reader.TokenType is not JsonTokenType.Null)
            {
                return field;
            }
        }
    }

    /// <summary>Takes the object for one of a derived type, because it has a field that carries one.</summary>
    /// <param name="current">The position of the type that it was taken for so far.</param>
    /// <param name="level">The position of the type whose field it is.</param>
    /// <param name="derived">The position of the derived type.</param>
    /// <returns>The position of the derived type.</returns>
    public readonly int ChooseSubtype(int current, int level, int derived)
    {
        if (current != level)
        {
            Fail("is there beside another derived type, expected one of them");
        }

        return derived;
    }

    /// <summary>Ends reading: the object is of no derived type, and its own has no values.</summary>
    /// <param name="message">The full name of the message.</param>
    [DoesNotReturn]
    public readonly void FailAbstract(string message) => FailExpecting($"a field that says of which derived type the '{message}' is");

    /// <summary>Moves to the first token.</summary>
    internal void ReadStart() => _reader.Read();

    /// <summary>Checks that nothing follows.</summary>
    internal void RequireEnd() => _reader.Read();

    /// <summary>Passes over a value.</summary>
    internal void Skip() => _reader.Skip();

    /// <summary>Reads the begin of a list.</summary>
    internal readonly void BeginList() => Require(JsonTokenType.StartArray, "a list");

    /// <summary>Moves to the next element of a list.</summary>
    /// <returns>Whether there is one.</returns>
    internal bool NextElement()
    {
        _reader.Read();
        return _reader.TokenType is not JsonTokenType.EndArray;
    }

    /// <summary>Reads the begin of a map.</summary>
    internal readonly void BeginMap() => Require(JsonTokenType.StartObject, "an object");

    /// <summary>Moves to the next key of a map.</summary>
    /// <returns>Whether there is one.</returns>
    internal bool NextKey()
    {
        _reader.Read();
        return _reader.TokenType is not JsonTokenType.EndObject;
    }

    /// <summary>Moves from a key to its value.</summary>
    internal void NextValue() => _reader.Read();

    /// <summary>Ends reading: the token is not what its place wants.</summary>
    [DoesNotReturn]
    internal readonly void FailExpecting(string expected) => Fail($"is {Found()}, expected {expected}");

    private readonly void Require(JsonTokenType type, string expected)
    {
        if (_reader.TokenType != type)
        {
            FailExpecting(expected);
        }
    }

    private int FindField(scoped ref JsonCursor cursor)
    {
        var (fields, field) = (cursor.Fields, cursor.Next);
        var names = fields.Names;
        if (_reader.ValueIsEscaped || (uint)field >= (uint)names.Length || !_reader.ValueSpan.SequenceEqual(names[field]))
        {
            field = FindAnyField(fields);
            if (field < 0)
            {
                return field;
            }
        }

        if (!cursor.TrySee(field))
        {
            Fail("is there twice");
        }

        cursor.Next = field + 1;
        return field;
    }

    private readonly int FindAnyField(JsonFields fields)
    {
        var field = TryReadUtf8(out var name) ? fields.Find(name) : -1;
        if (field < 0 && !_ignoresUnknownFields)
        {
            Fail($"is no field of '{fields.Message}'");
        }

        return field;
    }

    private readonly string Found() => _reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.StartObject or JsonTokenType.EndObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.Number => Quote(_reader.ValueSpan),
        JsonTokenType.PropertyName => $"the key \"{Quote(_reader.ValueSpan)}\"",
        _ => $"the text \"{Quote(_reader.ValueSpan)}\"",
    };

    private static string Quote(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value.Length > LongestQuote ? value[..LongestQuote] : value).TrimEnd('\uFFFD');
        return value.Length > LongestQuote ? string.Create(CultureInfo.InvariantCulture, $"{text}…") : text;
    }
}
