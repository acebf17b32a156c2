using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>
/// How one value travels. The codecs are structs and passed as type arguments, so the JIT compiles every field for its own codec
/// and calls nothing through an interface. Used by generated code only.
/// </summary>
/// <typeparam name="T">The C# type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValueCodec<T>
{
    /// <summary>The wire type of every value.</summary>
    WireType WireType { get; }

    /// <summary>Whether a value is a message on the wire, which has presence even where scalars have none.</summary>
    bool IsMessage { get; }

    /// <summary>What absence on the wire means.</summary>
    T Zero { get; }

    /// <summary>Whether a value need not be written, because absence means the same.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is the zero of its type.</returns>
    bool IsZero(T value);

    /// <summary>Measures a value.</summary>
    /// <param name="value">The value, not null.</param>
    /// <param name="trail">Takes the lengths that <see cref="Write"/> needs.</param>
    /// <returns>Its bytes with their length prefix, without the tag.</returns>
    int Measure(T value, SizeTrail trail);

    /// <summary>Writes a tag and the bytes of a value with their length prefix: together, because most values are as short as their tag.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The value, not null.</param>
    void Write(ref ProtoWriter writer, uint tag, T value);

    /// <summary>Reads what <see cref="Write"/> wrote behind the tag.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The value, never null.</returns>
    T Read(ref ProtoReader reader);

    /// <summary>Writes a value as JSON (https://protobuf.dev/programming-guides/json/).</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value, not null.</param>
    void WriteJson(ref JsonWriter writer, T value);

    /// <summary>Reads what <see cref="WriteJson"/> wrote, and the other forms that the mapping allows.</summary>
    /// <param name="reader">Stands on the first token of the value, which is not null unless an element is, and stays on its last.</param>
    /// <returns>The value, never null.</returns>
    T ReadJson(ref JsonReader reader);
}
