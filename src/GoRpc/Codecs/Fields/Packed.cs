using System.ComponentModel;
using System.Runtime.InteropServices;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// A list of scalars that share one field. It is read unpacked as well, by <see cref="Repeated{T, TCodec}"/>, as protobuf demands
/// (https://protobuf.dev/programming-guides/encoding/#packed).
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">How an element travels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Packed<T, TCodec>
    where TCodec : struct, IPackableCodec<T>
{
    private static TCodec Codec => default;

    /// <summary>The bytes of the field with its tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="elements">The elements of the member.</param>
    /// <param name="trail">Takes the lengths inside.</param>
    /// <param name="allowsNull">Whether null is allowed by the contract.</param>
    /// <returns>The number of bytes; zero when the field is not written.</returns>
    public static int Measure(uint tag, Elements<T> elements, SizeTrail trail, bool allowsNull = false)
    {
        if (elements.IsNull && !allowsNull)
        {
            UnsendableException.Throw();
        }

        if (elements.Span.IsEmpty)
        {
            return 0;
        }

        var size = 0;
        foreach (var element in elements.Span)
        {
            size = checked(size + Codec.Measure(element, trail));
        }

        elements.Return();
        trail.Add(size);
        return checked(Varint.SizeOf(tag) + Varint.SizeOf((uint)size) + size);
    }

    /// <summary>Writes what was measured.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="elements">The elements of the member.</param>
    public static void Write(ref ProtoWriter writer, uint tag, Elements<T> elements)
    {
        if (elements.Span.IsEmpty)
        {
            return;
        }

        var end = writer.BeginPacked(tag);
        foreach (var element in elements.Span)
        {
            Codec.WriteElement(ref writer, element);
        }

        writer.EndPacked(end);
        elements.Return();
    }

    /// <summary>Reads a field behind its tag; several are one list.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="elements">What was read so far; null for nothing.</param>
    public static void Read(ref ProtoReader reader, ref List<T>? elements)
    {
        var outer = reader.EnterPacked();
        foreach (ref var element in Append(ref elements, Codec.Count(reader.Remaining)))
        {
            element = Codec.Read(ref reader);
        }

        if (!reader.IsAtEnd)
        {
            // The rest is no whole value: reading it says what is wrong with it.
            Codec.Read(ref reader);
        }

        reader.LeavePacked(outer);
    }

    // Makes room for elements that are there: they were counted, not promised.
    private static Span<T> Append(ref List<T>? elements, int count)
    {
        elements ??= new List<T>(count);
        var start = elements.Count;
        CollectionsMarshal.SetCount(elements, checked(start + count));
        return CollectionsMarshal.AsSpan(elements)[start..];
    }
}
