using System.ComponentModel;
using GoRpc.Codecs.Json;

namespace GoRpc.Codecs.Values;

/// <summary>How a value travels that may be the key of a map. In JSON keys are texts, whatever their type; they are read as any other value.</summary>
/// <typeparam name="T">The C# type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKeyCodec<T> : IValueCodec<T>
{
    /// <summary>Writes a value as a text of JSON.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value, not null.</param>
    void WriteJsonKey(ref JsonWriter writer, T value);
}
