using System.ComponentModel;
using GoRpc.Codecs.Json;

namespace GoRpc.Codecs.Values;

/// <summary>How a type is a number on the wire.</summary>
/// <typeparam name="T">The C# type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVarint<T>
{
    /// <summary>The number of a value; zero for the type's zero.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The number.</returns>
    static abstract ulong Encode(T value);

    /// <summary>The value of a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether the type has one.</returns>
    static abstract bool TryDecode(ulong number, out T value);

    /// <summary>Writes a value as JSON.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    static abstract void WriteJson(ref JsonWriter writer, T value);

    /// <summary>Writes a value as a text of JSON, for a key of a map.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    static abstract void WriteJsonKey(ref JsonWriter writer, T value);

    /// <summary>Reads a value from JSON.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The value.</returns>
    static abstract T ReadJson(ref JsonReader reader);
}
