using System.ComponentModel;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A nullable value type: null is not written, and zero is.</summary>
/// <typeparam name="T">The value type.</typeparam>
/// <typeparam name="TCodec">How the value travels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Optional<T, TCodec>
    where T : struct
    where TCodec : struct, IValueCodec<T>
{
    /// <summary>The bytes of the field with its tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The value of the member.</param>
    /// <param name="trail">Takes the lengths inside.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    /// <returns>The number of bytes; zero when the field is not written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Measure(uint tag, T? value, SizeTrail trail, TCodec codec = default) =>
        value is { } present ? checked(Varint.SizeOf(tag) + codec.Measure(present, trail)) : 0;

    /// <summary>Writes what was measured.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The value of the member.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref ProtoWriter writer, uint tag, T? value, TCodec codec = default)
    {
        if (value is { } present)
        {
            codec.Write(ref writer, tag, present);
        }
    }

    /// <summary>Writes the field as JSON, unless it is null.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The name as it stands behind another: <c>,"name":</c>.</param>
    /// <param name="value">The value of the member.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    public static void WriteJson(ref JsonWriter writer, scoped ReadOnlySpan<byte> name, T? value, TCodec codec = default)
    {
        if (value is { } present)
        {
            writer.WriteName(name);
            codec.WriteJson(ref writer, present);
        }
    }
}
