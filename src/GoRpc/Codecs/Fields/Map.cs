using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// A field that maps keys to values: each pair is a message <c>{ key = 1; value = 2 }</c>
/// (https://protobuf.dev/programming-guides/proto3/#maps). Pairs are written in the order of the dictionary; of two equal keys the
/// last wins. Zeros are left out of a pair as Google.Protobuf leaves them out, but never a message: it has presence, and a Timestamp
/// without content is another instant than the zero of a DateTime.
/// </summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">How a key travels.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">How a value travels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Map<TKey, TKeyCodec, TValue, TValueCodec>
    where TKey : notnull
    where TKeyCodec : struct, IKeyCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    // Pairs.
    private const int LargestGuess = 256;

    private static TKeyCodec KeyCodec => default;

    private static uint KeyTag => Tag.Of(1, KeyCodec.WireType);

    private static ReadOnlySpan<byte> EmptyMessage => [0];

    /// <summary>The bytes of the field with its tags.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="pairs">The pairs of the member.</param>
    /// <param name="trail">Takes the lengths inside.</param>
    /// <param name="allowsNull">Whether null is allowed by the contract.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    /// <returns>The number of bytes; zero when the field is not written.</returns>
    public static int Measure(uint tag, Elements<KeyValuePair<TKey, TValue>> pairs, SizeTrail trail, bool allowsNull = false, TValueCodec codec = default)
    {
        if (pairs.IsNull && !allowsNull)
        {
            UnsendableException.Throw();
        }

        var size = checked(Varint.SizeOf(tag) * pairs.Span.Length);
        foreach (var (key, value) in pairs.Span)
        {
            size = checked(size + MeasurePair(key, value, trail, codec));
        }

        pairs.Return();
        return size;
    }

    /// <summary>Writes what was measured.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="pairs">The pairs of the member.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    public static void Write(ref ProtoWriter writer, uint tag, Elements<KeyValuePair<TKey, TValue>> pairs, TValueCodec codec = default)
    {
        foreach (var (key, value) in pairs.Span)
        {
            var end = writer.BeginMessage(tag);
            if (!KeyCodec.IsZero(key))
            {
                KeyCodec.Write(ref writer, KeyTag, key);
            }

            if (!IsLeftOut(value, codec))
            {
                codec.Write(ref writer, Tag.Of(2, codec.WireType), value);
            }

            writer.EndMessage(end);
        }

        pairs.Return();
    }

    /// <summary>Reads a pair behind its tag.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="pairs">What was read so far; null for nothing.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    public static void Read(ref ProtoReader reader, uint tag, ref Dictionary<TKey, TValue>? pairs, TValueCodec codec = default)
    {
        pairs ??= new Dictionary<TKey, TValue>(reader.CountAhead(tag, LargestGuess));
        var (hasKey, hasValue) = (false, false);
        TKey key = default!;
        TValue value = default!;
        var valueTag = Tag.Of(2, codec.WireType);
        var outer = reader.EnterMessage();
        while (reader.NextTag() is > 0 and var next)
        {
            if (next == KeyTag)
            {
                key = KeyCodec.Read(ref reader);
                hasKey = true;
            }
            else if (next == valueTag)
            {
                value = codec.Read(ref reader);
                hasValue = true;
            }
            else
            {
                reader.SkipUnknown(next, [KeyTag, valueTag]);
            }
        }

        reader.LeaveMessage(outer);
        pairs[hasKey ? key : KeyCodec.Zero] = hasValue ? value : MissingValue(reader.Depth, codec);
    }

    /// <summary>Writes the field as JSON, unless it has no pair.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The name as it stands behind another: <c>,"name":</c>.</param>
    /// <param name="pairs">The pairs of the member.</param>
    /// <param name="allowsNull">Whether null is allowed by the contract.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    public static void WriteJson(
        ref JsonWriter writer, scoped ReadOnlySpan<byte> name, Elements<KeyValuePair<TKey, TValue>> pairs, bool allowsNull = false, TValueCodec codec = default)
    {
        if (pairs.IsNull && !allowsNull)
        {
            UnsendableException.Throw();
        }

        if (pairs.Span.IsEmpty)
        {
            return;
        }

        writer.WriteName(name);
        writer.BeginMap();
        foreach (var (key, value) in pairs.Span)
        {
            if (Absence.IsNull(value))
            {
                UnsendableException.Throw();
            }

            writer.BeginKey();
            KeyCodec.WriteJsonKey(ref writer, key);
            writer.EndKey();
            codec.WriteJson(ref writer, value);
        }

        writer.EndMap();
        pairs.Return();
    }

    /// <summary>Reads the field from JSON.</summary>
    /// <param name="reader">Stands on the first token of the value.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    /// <returns>The pairs.</returns>
    public static Dictionary<TKey, TValue> ReadJson(ref JsonReader reader, TValueCodec codec = default)
    {
        var pairs = new Dictionary<TKey, TValue>();
        reader.BeginMap();
        while (reader.NextKey())
        {
            var key = KeyCodec.ReadJson(ref reader);
            if (pairs.ContainsKey(key))
            {
                reader.Fail("is there twice");
            }

            reader.NextValue();
            pairs.Add(key, codec.ReadJson(ref reader));
        }

        return pairs;
    }

    private static int MeasurePair(TKey key, TValue value, SizeTrail trail, TValueCodec codec)
    {
        if (Absence.IsNull(value))
        {
            UnsendableException.Throw();
        }

        var place = trail.BeginMessage();
        var size = KeyCodec.IsZero(key) ? 0 : 1 + KeyCodec.Measure(key, trail);
        size = checked(size + (IsLeftOut(value, codec) ? 0 : 1 + codec.Measure(value, trail)));
        return trail.EndMessage(place, size);
    }

    private static bool IsLeftOut(TValue value, TValueCodec codec) => !codec.IsMessage && codec.IsZero(value);

    private static TValue MissingValue(int depth, TValueCodec codec)
    {
        if (!codec.IsMessage)
        {
            return codec.Zero;
        }

        var empty = new ProtoReader(EmptyMessage, depth);
        return codec.Read(ref empty);
    }
}
