using System.ComponentModel;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field with presence: null is not written, and zero is. Messages are always of this kind.</summary>
/// <typeparam name="T">The type of the member, without its nullability.</typeparam>
/// <typeparam name="TCodec">How the value travels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Explicit<T, TCodec>
    where TCodec : struct, IValueCodec<T>
{
    /// <summary>The bytes of the field with its tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The value of the member.</param>
    /// <param name="trail">Takes the lengths inside.</param>
    /// <param name="allowsNull">Whether null is allowed by the contract.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    /// <returns>The number of bytes; zero when the field is not written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Measure(uint tag, T? value, SizeTrail trail, bool allowsNull, TCodec codec = default)
    {
        if (!Absence.IsNull(value))
        {
            return checked(Varint.SizeOf(tag) + codec.Measure(value, trail));
        }

        if (!allowsNull)
        {
            UnsendableException.Throw();
        }

        return 0;
    }

    /// <summary>Writes what was measured.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The value of the member.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref ProtoWriter writer, uint tag, T? value, TCodec codec = default)
    {
        if (!Absence.IsNull(value))
        {
            codec.Write(ref writer, tag, value);
        }
    }

    /// <summary>Writes the field as JSON, unless it is null.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The name as it stands behind another: <c>,"name":</c>.</param>
    /// <param name="value">The value of the member.</param>
    /// <param name="allowsNull">Whether null is allowed by the contract.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    public static void WriteJson(ref JsonWriter writer, scoped ReadOnlySpan<byte> name, T? value, bool allowsNull, TCodec codec = default)
    {
        if (!Absence.IsNull(value))
        {
            writer.WriteName(name);
            codec.WriteJson(ref writer, value);
        }
        else if (!allowsNull)
        {
            UnsendableException.Throw();
        }
    }
}
