using System.ComponentModel;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>How a scalar travels that can share one field with others of its list.</summary>
/// <typeparam name="T">The C# type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPackableCodec<T> : IValueCodec<T>
{
    /// <summary>Writes the bytes of a value without a tag.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    void WriteElement(ref ProtoWriter writer, T value);

    /// <summary>How many values there are in a run of nothing else.</summary>
    /// <param name="run">The bytes of whole values.</param>
    /// <returns>Their number.</returns>
    int Count(ReadOnlySpan<byte> run);
}
