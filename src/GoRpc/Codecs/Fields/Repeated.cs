using System.ComponentModel;
using System.Runtime.InteropServices;
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
        var run = Append(ref elements, reader.CountRun(tag));
        for (var index = 0; index < run.Length; index++)
        {
            if (index > 0)
            {
                reader.PassTag(tag);
            }

            run[index] = codec.Read(ref reader);
        }
    }

    /// <summary>Makes room for elements that are there: they were counted, not promised.</summary>
    internal static Span<T> Append(ref List<T>? elements, int count)
    {
        elements ??= new List<T>(count);
        var start = elements.Count;
        CollectionsMarshal.SetCount(elements, checked(start + count));
        return CollectionsMarshal.AsSpan(elements)[start..];
    }
}
