using System.ComponentModel;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field that occurs any number of times, with a tag for each element.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">How an element travels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Repeated<T, TCodec>
    where TCodec : struct, IValueCodec<T>
{
    // Bytes.
    private const int LargestGuess = 16 * 1024;

    /// <summary>The bytes of the field with its tags.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="elements">The elements of the member.</param>
    /// <param name="trail">Takes the lengths inside.</param>
    /// <param name="allowsNull">Whether null is allowed by the contract.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    /// <returns>The number of bytes; zero when the field is not written.</returns>
    public static int Measure(uint tag, Elements<T> elements, SizeTrail trail, bool allowsNull = false, TCodec codec = default)
    {
        if (elements.IsNull && !allowsNull)
        {
            UnsendableException.Throw();
        }

        var size = checked(Varint.SizeOf(tag) * elements.Span.Length);
        foreach (var element in elements.Span)
        {
            if (Absence.IsNull(element))
            {
                UnsendableException.Throw();
            }

            size = checked(size + codec.Measure(element, trail));
        }

        elements.Return();
        return size;
    }

    /// <summary>Writes what was measured.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="elements">The elements of the member.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    public static void Write(ref ProtoWriter writer, uint tag, Elements<T> elements, TCodec codec = default)
    {
        foreach (var element in elements.Span)
        {
            codec.Write(ref writer, tag, element);
        }

        elements.Return();
    }

    /// <summary>Reads an element behind its tag, and those that follow it.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="elements">What was read so far; null for nothing.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    public static void Read(ref ProtoReader reader, uint tag, ref List<T>? elements, TCodec codec = default)
    {
        elements ??= [];
        do
        {
            if (elements.Count == elements.Capacity)
            {
                Grow(elements, in reader, tag);
            }

            elements.Add(codec.Read(ref reader));
        }
        while (reader.TryTag(tag));
    }

    /// <summary>Writes the field as JSON, unless it has no element.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The name as it stands behind another: <c>,"name":</c>.</param>
    /// <param name="elements">The elements of the member.</param>
    /// <param name="allowsNull">Whether null is allowed by the contract.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    public static void WriteJson(ref JsonWriter writer, scoped ReadOnlySpan<byte> name, Elements<T> elements, bool allowsNull = false, TCodec codec = default)
    {
        if (elements.IsNull && !allowsNull)
        {
            UnsendableException.Throw();
        }

        if (elements.Span.IsEmpty)
        {
            return;
        }

        writer.WriteName(name);
        var separator = (byte)'[';
        foreach (var element in elements.Span)
        {
            if (Absence.IsNull(element))
            {
                UnsendableException.Throw();
            }

            writer.WriteByte(separator);
            codec.WriteJson(ref writer, element);
            separator = (byte)',';
        }

        writer.WriteByte((byte)']');
        elements.Return();
    }

    /// <summary>Reads the field from JSON.</summary>
    /// <param name="reader">Stands on the first token of the value.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    /// <returns>The elements.</returns>
    public static List<T> ReadJson(ref JsonReader reader, TCodec codec = default)
    {
        var elements = new List<T>();
        reader.BeginList();
        while (reader.NextElement())
        {
            elements.Add(codec.ReadJson(ref reader));
        }

        return elements;
    }

    // Most lists are made in the size that they will have. A guess may cost no more than this and three times what is there already,
    // and to grow by single elements would copy a list of alternating fields again and again.
    private static void Grow(List<T> elements, in ProtoReader reader, uint tag)
    {
        var limit = Math.Max(LargestGuess / Unsafe.SizeOf<T>(), 3 * elements.Count);
        elements.Capacity = Math.Max(checked(elements.Count + reader.CountAhead(tag, limit)), 2 * elements.Count);
    }
}
