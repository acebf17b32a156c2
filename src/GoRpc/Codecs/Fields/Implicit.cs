using System.ComponentModel;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field without presence, as proto3 has it: zero is not written, and absent is zero.</summary>
/// <typeparam name="T">The type of the member.</typeparam>
/// <typeparam name="TCodec">How the value travels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Implicit<T, TCodec>
    where TCodec : struct, IValueCodec<T>
{
    /// <summary>What an absent field means.</summary>
    public static T Zero => Codec.Zero;

    private static TCodec Codec => default;

    /// <summary>The bytes of the field with its tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The value of the member.</param>
    /// <param name="trail">Takes the lengths inside.</param>
    /// <returns>The number of bytes; zero when the field is not written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Measure(uint tag, T value, SizeTrail trail)
    {
        if (Absence.IsNull(value))
        {
            UnsendableException.Throw();
        }

        return Codec.IsZero(value) ? 0 : checked(Varint.SizeOf(tag) + Codec.Measure(value, trail));
    }

    /// <summary>Writes what was measured.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The value of the member.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref ProtoWriter writer, uint tag, T value)
    {
        if (!Absence.IsNull(value) && !Codec.IsZero(value))
        {
            Codec.Write(ref writer, tag, value);
        }
    }

    /// <summary>Reads an occurrence behind its tag; the last one counts.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read(ref ProtoReader reader) => Codec.Read(ref reader);

    /// <summary>Writes the field as JSON, unless it is zero.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The name as it stands behind another: <c>,"name":</c>.</param>
    /// <param name="value">The value of the member.</param>
    public static void WriteJson(ref JsonWriter writer, scoped ReadOnlySpan<byte> name, T value)
    {
        if (Absence.IsNull(value))
        {
            UnsendableException.Throw();
        }

        if (!Codec.IsZero(value))
        {
            writer.WriteName(name);
            Codec.WriteJson(ref writer, value);
        }
    }

    /// <summary>Reads the value of the field from JSON, whether it has presence or not.</summary>
    /// <param name="reader">Stands on the first token of the value.</param>
    /// <returns>The value.</returns>
    public static T ReadJson(ref JsonReader reader) => Codec.ReadJson(ref reader);
}
